package dev.kickoff.forecaster.sources;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prometheus's {@code query_range}, and whatever speaks it too: Thanos, Mimir, VictoriaMetrics. Evaluates at the ends of
 * the steps. Asks by POST, because expressions may be longer than URLs.
 */
final class PrometheusReader implements MetricReader {
    /** "exceeded maximum resolution of 11,000 points per timeseries": Prometheus counts intervals, we count points. */
    static final int MOST_POINTS = 11_000;

    private static final int LARGEST_ANSWER = 16 << 20;
    /** Prometheus is told the timeout too, and its own words about it are better than ours. */
    private static final Duration GRACE = Duration.ofSeconds(1);

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
        HttpResponse<byte[]> response = send(request(window));
        if (response.statusCode() != 200) {
            throw PrometheusAnswer.failure(metric.url(), response);
        }
        return PrometheusAnswer.page(response.body(), window);
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
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        String token = bearerToken.read();
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request.build();
    }

    /** The request's own timeout ends with the answer's first byte; this one covers all of the answer. */
    private HttpResponse<byte[]> send(HttpRequest request) throws SourceException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                http.get().sendAsync(request, head -> new BoundedBody(LARGEST_ANSWER));
        try {
            return answer.get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw SourceException.passing("interrupted while asking " + metric.url(), stopped);
        } catch (TimeoutException late) {
            throw SourceException.passing(
                    metric.url() + " does not answer within " + timeout.toSeconds() + " seconds", late);
        } catch (ExecutionException failure) {
            throw of(failure.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private SourceException of(@Nullable Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BoundedBody.TooLargeException) {
                return SourceException.lasting(
                        metric.url() + " answered with " + cause.getMessage()
                                + ", so with more than one series; aggregate them to one, for example with sum(...)",
                        failure);
            }
        }
        return SourceException.passing(metric.url() + " does not answer: " + failure, failure);
    }
}
