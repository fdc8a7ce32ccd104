package dev.kickoff.forecaster.sources;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/**
 * Makes the reader that fits a metric, and holds the clients that readers share. A client is made when it is first
 * needed: the SDK's classes take a second that a start without CloudWatch must not pay for. Safe for many threads.
 */
public final class MetricReaders implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final ReaderLimits limits;
    private final Map<Place, CloudWatchClient> cloudWatch = new HashMap<>();
    private @Nullable HttpClient http;

    public MetricReaders(ReaderLimits limits) {
        this.limits = limits;
    }

    private record Place(String awsRegion, @Nullable URI endpoint) {}

    /** @param bearerToken for Prometheus; CloudWatch's credentials are found by the SDK's default chain */
    public MetricReader of(Metric metric, Secret bearerToken) {
        if (metric instanceof CloudWatchMetric watched) {
            Place place = new Place(watched.awsRegion(), watched.endpoint());
            return new CloudWatchReader(watched, limits, () -> cloudWatch(place));
        }
        return new PrometheusReader((PrometheusMetric) metric, bearerToken, limits, this::http);
    }

    private synchronized HttpClient http() {
        HttpClient made = http;
        if (made == null) {
            made = HttpClient.newBuilder().connectTimeout(CONNECT_TIMEOUT).build();
            http = made;
        }
        return made;
    }

    private synchronized CloudWatchClient cloudWatch(Place place) {
        return cloudWatch.computeIfAbsent(place, this::open);
    }

    private CloudWatchClient open(Place place) {
        return CloudWatchClient.builder()
                .region(Region.of(place.awsRegion()))
                .credentialsProvider(DefaultCredentialsProvider.builder().build())
                .applyMutation(builder -> {
                    if (place.endpoint() != null) {
                        builder.endpointOverride(place.endpoint());
                    }
                })
                .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(CONNECT_TIMEOUT))
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .apiCallTimeout(limits.timeout()))
                .build();
    }

    /** The JDK's HTTP client ends by itself when nobody holds it. */
    @Override
    public synchronized void close() {
        cloudWatch.values().forEach(CloudWatchClient::close);
        cloudWatch.clear();
        http = null;
    }
}
