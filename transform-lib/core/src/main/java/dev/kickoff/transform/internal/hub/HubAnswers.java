package dev.kickoff.transform.internal.hub;

import dev.kickoff.transform.LibraryError.Kind;
import dev.kickoff.transform.internal.json.UnreadableDocumentException;
import dev.kickoff.transform.internal.json.WireJson;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** From HTTP status codes to what they mean for the library. */
final class HubAnswers {
    private static final int MAX_MESSAGE = 300;
    private static final long MAX_RETRY_AFTER_SECONDS = 3_600;

    private HubAnswers() {}

    /** The fields of RFC 9457 that help a person. */
    private record Problem(
            @Nullable String title,
            @Nullable String detail,
            @Nullable String field,
            @Nullable String remedy) {}

    static HubAnswer read(String method, URI root, HttpResponse<String> response) {
        int status = response.statusCode();
        if (status / 100 == 2 || status == 304) {
            return new HubAnswer.Done(
                    status,
                    response.body(),
                    response.headers()
                            .firstValue("ETag")
                            .map(etag -> root + " " + etag)
                            .orElse(null));
        }
        String message = method + " " + response.uri() + ": " + status + " " + explanation(response.body());
        return new HubAnswer.Not(kindOf(status), status, message, retryAfter(response));
    }

    private static Kind kindOf(int status) {
        return switch (status) {
            case 401, 403 -> Kind.HUB_DENIED;
            case 408, 429 -> Kind.HUB_ERROR;
            default -> status / 100 == 4 ? Kind.HUB_REFUSED : Kind.HUB_ERROR;
        };
    }

    private static @Nullable Duration retryAfter(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(seconds -> Duration.ofSeconds(Math.min(Long.parseLong(seconds), MAX_RETRY_AFTER_SECONDS)))
                .orElse(null);
    }

    private static String explanation(String body) {
        String text;
        try {
            Problem problem = WireJson.read(body, Problem.class);
            text = problem.detail() != null ? problem.detail() : String.valueOf(problem.title());
            text += problem.remedy() == null ? "" : " (" + problem.remedy() + ")";
        } catch (UnreadableDocumentException notAProblemDocument) {
            text = body.strip();
        }
        return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + "…";
    }
}
