package dev.kickoff.standalone.importing;

import dev.kickoff.forecaster.sources.CloudWatchMetric;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

final class CloudWatchOptions {
    @Option(
            names = "--cloudwatch",
            required = true,
            paramLabel = "REGION",
            description = "AWS region such as eu-west-3; credentials are found by the SDK's default chain")
    private String awsRegion;

    @Option(names = "--namespace", required = true, paramLabel = "NAME", description = "such as AWS/ApplicationELB")
    private String namespace;

    @Option(names = "--metric", required = true, paramLabel = "NAME", description = "such as RequestCount")
    private String metric;

    @Option(
            names = "--dimension",
            paramLabel = "NAME=VALUE",
            description = "once for each dimension of the metric; all of them are needed")
    private Map<String, String> dimensions = Map.of();

    @Option(
            names = "--statistic",
            required = true,
            paramLabel = "NAME",
            description = "Sum, Average, Minimum, Maximum, SampleCount or a percentile such as p90")
    private String statistic;

    @Option(names = "--endpoint", paramLabel = "URL", description = "another endpoint than AWS's own")
    private @Nullable URI endpoint;

    CloudWatchMetric metric(Instant from) {
        return new CloudWatchMetric(awsRegion, namespace, metric, dimensions, statistic, endpoint, from);
    }
}
