package dev.kickoff.forecaster.sources;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@code query_range} answers, as in
 * <a href="https://prometheus.io/docs/prometheus/latest/querying/api/">the description of its API</a>.
 */
final class PrometheusAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_NAMED = 5;
    private static final int LONGEST_TEXT = 300;
    private static final int TOO_MANY_REQUESTS = 429;

    private PrometheusAnswer() {}

    /** The one series of the answer, each value moved from the end of its step to the start. */
    static Page page(byte[] answer, Window window) throws SourceException {
        JsonNode root = parse(answer);
        JsonNode result = root.path("data").path("result");
        if (!"success".equals(root.path("status").asText()) || !result.isArray()) {
            throw SourceException.lasting("the answer is not one of query_range: " + shorten(root.toString()), null);
        }
        if (result.size() > 1) {
            throw SourceException.lasting(
                    "the expression gives " + result.size() + " series: " + names(result)
                            + "; aggregate them to one, for example with sum(...)",
                    null);
        }
        Page.Builder page = new Page.Builder();
        for (JsonNode pair : result.path(0).path("values")) {
            Instant start = Instant.ofEpochMilli(Math.round(pair.path(0).asDouble() * 1000))
                    .minusSeconds(window.stepSeconds());
            if (window.holds(start)) {
                page.add(start, number(pair.path(1).asText()));
            }
        }
        return page.build(warnings(root));
    }

    /** What an answer with another status than 200 means. */
    static SourceException failure(URI url, HttpResponse<byte[]> response) {
        int status = response.statusCode();
        String message = url + " answered " + status + reason(response.body());
        if (status == TOO_MANY_REQUESTS || (status == 503 && retryAfter(response) != null)) {
            return SourceException.throttled(message, retryAfter(response));
        }
        return status >= 500 || status == 408
                ? SourceException.passing(message, null)
                : SourceException.lasting(message + hint(status), null);
    }

    private static String hint(int status) {
        return switch (status) {
            case 401, 403 -> "; is the bearer token right?";
            case 404 -> "; is this the base URL of a Prometheus?";
            case 301, 302, 307, 308 -> "; redirects are not followed, give the URL that it leads to";
            default -> "";
        };
    }

    private static @Nullable Duration retryAfter(HttpResponse<?> response) {
        Optional<String> seconds =
                response.headers().firstValue("Retry-After").filter(value -> value.matches("\\d{1,6}"));
        return seconds.map(value -> Duration.ofSeconds(Long.parseLong(value))).orElse(null);
    }

    private static String reason(byte[] answer) {
        try {
            String error = JSON.readTree(answer).path("error").asText();
            return error.isEmpty() ? "" : ": " + shorten(error);
        } catch (IOException notJson) {
            return "";
        }
    }

    private static JsonNode parse(byte[] answer) throws SourceException {
        try {
            return JSON.readTree(answer);
        } catch (JsonProcessingException notJson) {
            throw SourceException.lasting("the answer is not JSON: " + notJson.getOriginalMessage(), notJson);
        } catch (IOException unexpected) {
            throw SourceException.passing("the answer cannot be read: " + unexpected, unexpected);
        }
    }

    private static String names(JsonNode result) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Math.min(result.size(), MOST_NAMED); i++) {
            names.add(shorten(result.path(i).path("metric").toString()));
        }
        return String.join(", ", names) + (result.size() > MOST_NAMED ? ", …" : "");
    }

    private static @Nullable String warnings(JsonNode root) {
        List<String> warnings = new ArrayList<>();
        root.path("warnings").forEach(warning -> warnings.add(shorten(warning.asText())));
        return warnings.isEmpty() ? null : "Prometheus warns: " + String.join("; ", warnings);
    }

    /** Prometheus writes NaN, +Inf and -Inf; what cannot be read is no number either. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notFinite) {
            return Double.NaN;
        }
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 3) + "...";
    }
}
