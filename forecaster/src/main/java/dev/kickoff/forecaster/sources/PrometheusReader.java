package dev.kickoff.forecaster.sources;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Prometheus's {@code query_range}, and whatever speaks it too: Thanos, Mimir, VictoriaMetrics. Evaluates at the ends of
 * the steps. Asks by POST, because expressions may be longer than URLs.
 */
final class PrometheusReader implements MetricReader {
    /** "exceeded maximum resolution of 11,000 points per timeseries": Prometheus counts intervals, we count points. */
    static final int MOST_POINTS = 11_000;

    private static final int LARGEST_ANSWER = 16 << 20;

    private final PrometheusMetric metric;
    private final Secret bearerToken;
    private final Duration timeout;
    private final int mostSteps;
    private final URI address;
    private final Supplier<HttpClient> http;

    /** @param bearerToken read for each request, because tokens on disk are renewed */
    PrometheusReader(PrometheusMetric metric, Secret bearerToken, ReaderLimits limits, Supplier<HttpClient> http) {
        this.http = http;
        this.metric = metric;
        this.bearerToken = bearerToken;
        this.timeout = limits.timeout();
        this.mostSteps = Math.min(limits.mostSteps(), MOST_POINTS);
        this.address = URI.create(metric.url().toString().replaceAll("/+$", "") + "/api/v1/query_range");
    }

    @Override
    public int mostSteps() {
        return mostSteps;
    }

    /** How long Prometheus keeps samples is its operator's setting, which the API does not tell. */
    @Override
    public Instant earliest(Instant from, Instant now, int stepSeconds) {
        return from;
    }

    @Override
    public Page read(Window window) throws SourceException {
        HttpResponse<InputStream> response = send(request(window));
        try (InputStream body = response.body()) {
            byte[] answer = body.readNBytes(LARGEST_ANSWER + 1);
            if (response.statusCode() != 200) {
                throw PrometheusAnswer.failure(metric.url(), response, answer);
            }
            if (answer.length > LARGEST_ANSWER) {
                throw SourceException.lasting(
                        metric.url() + " answered with more than " + (LARGEST_ANSWER >> 20)
                                + " MiB, which is more than one series; aggregate the expression, for example sum(...)",
                        null);
            }
            return PrometheusAnswer.page(answer, window);
        } catch (IOException cut) {
            throw SourceException.passing(metric.url() + " broke off its answer: " + cut, cut);
        }
    }

    private HttpRequest request(Window window) throws SourceException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("query", metric.query());
        form.put("start", Long.toString(window.from().getEpochSecond() + window.stepSeconds()));
        form.put("end", Long.toString(window.to().getEpochSecond()));
        form.put("step", Integer.toString(window.stepSeconds()));
        form.put("timeout", timeout.toMillis() + "ms");
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(timeout.plusSeconds(1))
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        String token = bearerToken.read();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws SourceException {
        try {
            return http.get().send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw SourceException.passing("interrupted while asking " + metric.url(), stopped);
        } catch (IOException noAnswer) {
            throw SourceException.passing(metric.url() + " does not answer: " + noAnswer, noAnswer);
        }
    }
}
