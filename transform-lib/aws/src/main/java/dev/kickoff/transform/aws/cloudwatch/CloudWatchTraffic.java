package dev.kickoff.transform.aws.cloudwatch;

import dev.kickoff.schemas.Samples;
import dev.kickoff.transform.aws.iam.AwsAccount;
import dev.kickoff.transform.aws.iam.IamStatement;
import dev.kickoff.transform.aws.iam.NeedsPermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;
import software.amazon.awssdk.services.cloudwatch.model.ScanBy;
import software.amazon.awssdk.services.cloudwatch.model.StatusCode;

/**
 * Reads a signal's actual traffic from a CloudWatch metric that the team names, as samples that the forecaster takes ({@code
 * POST /v1/signals/{signal}/regions/{region}/samples}). The forecaster can fetch CloudWatch by itself; this is for metrics of
 * accounts that it cannot reach.
 *
 * <p>Needs {@code cloudwatch:GetMetricData}. Thread-safe if the client is.
 */
public final class CloudWatchTraffic implements NeedsPermissions {
    private static final String QUERY = "traffic";

    private final CloudWatchClient client;
    private final String namespace;
    private final String metric;
    private final List<Dimension> dimensions;
    private final String statistic;
    private final Duration step;

    private CloudWatchTraffic(Builder settings) {
        this.client = settings.client;
        this.namespace = settings.namespace;
        this.metric = settings.metric;
        this.dimensions = List.copyOf(settings.dimensions);
        this.statistic = settings.statistic;
        this.step = settings.step;
    }

    public static Builder builder(CloudWatchClient client, String namespace, String metric) {
        return new Builder(client, namespace, metric);
    }

    /**
     * The steps that lie wholly in {@code [from, to)}, in order of time; those without data are missing, not zero.
     *
     * @throws SdkException if CloudWatch cannot be asked
     * @throws IllegalStateException if it gives only a part: a gap that looks like no traffic is worse than no answer
     */
    public List<Samples.Sample> read(Instant from, Instant to) {
        long seconds = step.toSeconds();
        // Rounded up; Math.ceilDiv came after Java 17.
        Instant first = Instant.ofEpochSecond(-Math.floorDiv(-from.getEpochSecond(), seconds) * seconds);
        Instant end = Instant.ofEpochSecond(Math.floorDiv(to.getEpochSecond(), seconds) * seconds);
        List<Samples.Sample> samples = new ArrayList<>();
        if (!first.isBefore(end)) {
            return samples;
        }
        boolean whole = true;
        for (GetMetricDataResponse page : client.getMetricDataPaginator(request(first, end))) {
            page.metricDataResults().forEach(result -> add(result, samples));
            whole = page.metricDataResults().stream().noneMatch(r -> r.statusCode() == StatusCode.PARTIAL_DATA);
        }
        if (!whole) {
            throw new IllegalStateException("CloudWatch gave only a part of " + namespace + " " + metric);
        }
        samples.sort(Comparator.comparing(Samples.Sample::timestamp));
        return samples;
    }

    private GetMetricDataRequest request(Instant from, Instant to) {
        return GetMetricDataRequest.builder()
                .metricDataQueries(query -> query.id(QUERY)
                        .returnData(true)
                        .metricStat(stat -> stat.metric(named -> named.namespace(namespace)
                                        .metricName(metric)
                                        .dimensions(dimensions))
                                .period((int) step.toSeconds())
                                .stat(statistic)))
                .startTime(from)
                .endTime(to)
                .scanBy(ScanBy.TIMESTAMP_ASCENDING)
                .build();
    }

    private void add(MetricDataResult result, List<Samples.Sample> samples) {
        if (result.statusCode() == StatusCode.FORBIDDEN || result.statusCode() == StatusCode.INTERNAL_ERROR) {
            throw new IllegalStateException(
                    "CloudWatch gives no data of " + namespace + " " + metric + ": " + result.statusCodeAsString());
        }
        for (int i = 0; i < result.timestamps().size(); i++) {
            samples.add(new Samples.Sample(
                    result.timestamps().get(i), result.values().get(i)));
        }
    }

    @Override
    public List<IamStatement> permissions(AwsAccount account) {
        return List.of(IamStatement.everywhere("cloudwatch:GetMetricData"));
    }

    /** Settings beyond the client and the metric's names. Not thread-safe. */
    public static final class Builder {
        private final CloudWatchClient client;
        private final String namespace;
        private final String metric;
        private final List<Dimension> dimensions = new ArrayList<>();
        private String statistic = "Sum";
        private Duration step = Duration.ofMinutes(1);

        private Builder(CloudWatchClient client, String namespace, String metric) {
            this.client = client;
            this.namespace = namespace;
            this.metric = metric;
        }

        /** CloudWatch knows a metric by all of its dimensions. */
        public Builder dimension(String name, String value) {
            dimensions.add(Dimension.builder().name(name).value(value).build());
            return this;
        }

        /** {@code Sum} unless said otherwise: {@code Average}, {@code Maximum}, {@code p90}… */
        public Builder statistic(String value) {
            this.statistic = value;
            return this;
        }

        /** A minute unless said otherwise; must be the signal's step, in whole minutes. */
        public Builder step(Duration value) {
            if (value.toSeconds() < 60 || value.toSeconds() % 60 != 0 || value.toDays() > 1) {
                throw new IllegalArgumentException("step '" + value + "' must be whole minutes, a day at most");
            }
            this.step = value;
            return this;
        }

        public CloudWatchTraffic build() {
            return new CloudWatchTraffic(this);
        }
    }
}
