package dev.kickoff.forecaster.sources;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kickoff.schemas.InvalidDocumentException;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A statistic of one CloudWatch metric. Credentials are found by the SDK's default chain, never declared.
 *
 * @param awsRegion for example {@code eu-west-3}
 * @param dimensions all dimensions of the metric, at most 30; CloudWatch knows a metric by all of them
 * @param statistic {@code Sum}, {@code Average}, {@code Minimum}, {@code Maximum}, {@code SampleCount}, or a percentile
 *     such as {@code p90}
 * @param endpoint of an emulator or a VPC endpoint; null for AWS's own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CloudWatchMetric(
        String awsRegion,
        String namespace,
        String metric,
        Map<String, String> dimensions,
        String statistic,
        @Nullable URI endpoint,
        Instant from)
        implements Metric {
    private static final int MOST_DIMENSIONS = 30;
    private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d+");
    private static final Pattern STATISTIC =
            Pattern.compile("Sum|Average|Minimum|Maximum|SampleCount|IQM|(p|tm|wm|tc|ts)(100|\\d{1,2}(\\.\\d{1,10})?)");

    public CloudWatchMetric {
        Declared.matching(awsRegion, REGION, "awsRegion", "must be an AWS region such as eu-west-3");
        Declared.text(namespace, "namespace");
        Declared.text(metric, "metric");
        Declared.matching(
                statistic,
                STATISTIC,
                "statistic",
                "must be Sum, Average, Minimum, Maximum, SampleCount or a percentile such as p90");
        dimensions = dimensions == null ? Map.of() : new TreeMap<>(dimensions);
        if (dimensions.size() > MOST_DIMENSIONS) {
            throw new InvalidDocumentException("dimensions", dimensions.size(), "must be at most " + MOST_DIMENSIONS);
        }
        dimensions.forEach((name, value) -> Declared.text(value, "dimensions." + name));
        if (endpoint != null) {
            Declared.httpUrl(endpoint, "endpoint");
        }
        Declared.required(from, "from");
    }
}
