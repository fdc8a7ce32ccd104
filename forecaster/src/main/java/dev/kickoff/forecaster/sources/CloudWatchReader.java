package dev.kickoff.forecaster.sources;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/**
 * CloudWatch's {@code GetMetricData}. One window is one or more calls: as many as CloudWatch gives tokens for. The SDK
 * does not retry by itself, so that a failure is counted and shown once.
 */
final class CloudWatchReader implements MetricReader {
    /** Of one call, over all its metrics. */
    static final int MOST_DATA_POINTS = 100_800;

    private static final String QUERY = "traffic";
    /** More than any window can have, even if each call brought one data point. */
    private static final int MOST_CALLS = 1_000;

    private final CloudWatchMetric metric;
    private final int mostSteps;
    private final Supplier<CloudWatchClient> client;

    CloudWatchReader(CloudWatchMetric metric, ReaderLimits limits, Supplier<CloudWatchClient> client) {
        this.client = client;
        this.metric = metric;
        this.mostSteps = Math.min(limits.mostSteps(), MOST_DATA_POINTS);
    }

    @Override
    public int mostSteps() {
        return mostSteps;
    }

    @Override
    public Instant earliest(Instant from, Instant now, int stepSeconds) {
        return CloudWatchRetention.earliest(from, now, stepSeconds);
    }

    @Override
    public Page read(Window window) throws SourceException {
        Page.Builder page = new Page.Builder();
        String token = null;
        for (int calls = 0; calls < MOST_CALLS; calls++) {
            GetMetricDataResponse answer = call(window, token);
            for (MetricDataResult result : answer.metricDataResults()) {
                take(result, window, page);
            }
            token = answer.nextToken();
            if (token == null || token.isEmpty()) {
                refusePartial(answer.metricDataResults());
                return page.build(null);
            }
        }
        throw SourceException.lasting("CloudWatch gave " + MOST_CALLS + " tokens for one window and no end", null);
    }

    private GetMetricDataResponse call(Window window, @Nullable String token) throws SourceException {
        try {
            return client.get().getMetricData(request(window, token));
        } catch (RuntimeException failure) {
            throw CloudWatchFailures.of(failure);
        }
    }

    private GetMetricDataRequest request(Window window, @Nullable String token) {
        List<Dimension> dimensions = metric.dimensions().entrySet().stream()
                .map(dimension -> Dimension.builder()
                        .name(dimension.getKey())
                        .value(dimension.getValue())
                        .build())
                .toList();
        return GetMetricDataRequest.builder()
                .metricDataQueries(query -> query.id(QUERY)
                        .returnData(true)
                        .metricStat(stat -> stat.metric(named -> named.namespace(metric.namespace())
                                        .metricName(metric.metric())
                                        .dimensions(dimensions))
                                .period(window.stepSeconds())
                                .stat(metric.statistic())))
                .startTime(window.from())
                .endTime(window.to())
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .maxDatapoints(Math.min(window.steps(), MOST_DATA_POINTS))
                .nextToken(token)
                .build();
    }

    private static void take(MetricDataResult result, Window window, Page.Builder page) throws SourceException {
        if (result.statusCode() == StatusCode.FORBIDDEN) {
            throw SourceException.lasting("CloudWatch forbids the metric; allow cloudwatch:GetMetricData", null);
        }
        if (result.statusCode() == StatusCode.INTERNAL_ERROR) {
            throw SourceException.passing("CloudWatch failed to read the metric", null);
        }
        List<Instant> times = result.timestamps();
        for (int i = 0; i < times.size(); i++) {
            if (window.holds(times.get(i))) {
                page.add(times.get(i), result.values().get(i));
            }
        }
    }

    /** Without a token there is no way to the rest: a gap that looks like no traffic must not be stored. */
    private static void refusePartial(List<MetricDataResult> results) throws SourceException {
        if (results.stream().anyMatch(result -> result.statusCode() == StatusCode.PARTIAL_DATA)) {
            throw SourceException.passing("CloudWatch gave only a part of the data", null);
        }
    }
}
