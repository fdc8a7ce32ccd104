package dev.kickoff.standalone.importing;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;

/** One of three; the others stay null. */
final class SourceOptions {
    @ArgGroup(exclusive = false, heading = "%nFrom Prometheus, or what speaks its API:%n")
    @Nullable
    PrometheusOptions prometheus;

    @ArgGroup(exclusive = false, heading = "%nFrom CloudWatch:%n")
    @Nullable
    CloudWatchOptions cloudWatch;

    @ArgGroup(exclusive = false, heading = "%nFrom a file:%n")
    @Nullable
    CsvOptions csv;
}
