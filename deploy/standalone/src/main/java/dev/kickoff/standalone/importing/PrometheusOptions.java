package dev.kickoff.standalone.importing;

import dev.kickoff.forecaster.sources.MetricReader;
import dev.kickoff.forecaster.sources.MetricReaders;
import dev.kickoff.forecaster.sources.PrometheusMetric;
import dev.kickoff.forecaster.sources.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

final class PrometheusOptions {
    @Option(names = "--prometheus", required = true, paramLabel = "URL", description = "base URL of a Prometheus")
    private URI url;

    @Option(
            names = "--query",
            required = true,
            paramLabel = "PROMQL",
            description = "expression that gives one series; its value at a step's end is the step's traffic")
    private String query;

    @Option(
            names = "--bearer-token-file",
            paramLabel = "FILE",
            description = "holds the token to send, if Prometheus asks for one")
    private @Nullable Path bearerTokenFile;

    PrometheusMetric metric(Instant from) {
        return new PrometheusMetric(url, query, null, from);
    }

    MetricReader reader(MetricReaders readers, PrometheusMetric metric) {
        return readers.of(metric, new Secret(bearerTokenFile));
    }
}
