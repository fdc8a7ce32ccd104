package dev.kickoff.standalone.importing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.kickoff.forecaster.sources.Backoff;
import dev.kickoff.forecaster.sources.CloudWatchMetric;
import dev.kickoff.forecaster.sources.MetricReader;
import dev.kickoff.forecaster.sources.MetricReaders;
import dev.kickoff.forecaster.sources.PrometheusMetric;
import dev.kickoff.forecaster.sources.ReaderLimits;
import dev.kickoff.forecaster.sources.Retries;
import dev.kickoff.forecaster.sources.Secret;
import dev.kickoff.forecaster.sources.Window;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.standalone.cli.CommandFailure;
import dev.kickoff.standalone.cli.ExitCode;
import dev.kickoff.standalone.cli.InputFiles;
import dev.kickoff.standalone.cli.InstantConverter;
import dev.kickoff.standalone.cli.OutputFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = {
            "Imports a long history into one traffic.csv: from Prometheus, CloudWatch or a file.",
            "What is read is kept in a file beside it that ends in .partial. After an interruption the same command "
                    + "carries on from there; traffic.csv appears when all is read."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = "%nLimits of each source are in docs/sources.md.")
public final class ImportCommand implements Callable<Integer> {
    private static final int LONGEST_STEP = 86_400;
    private static final int MOST_STEPS = 20_000_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Map<String, String> OPTIONS = Map.of(
            "url", "--prometheus",
            "query", "--query",
            "awsRegion", "--cloudwatch",
            "namespace", "--namespace",
            "metric", "--metric",
            "statistic", "--statistic",
            "dimensions", "--dimension",
            "endpoint", "--endpoint");

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private SourceOptions source;

    @Option(
            names = "--step",
            required = true,
            paramLabel = "SECONDS",
            description = "length of a step, 60 to 86400, dividing a day")
    private int stepSeconds;

    @Option(
            names = "--from",
            required = true,
            converter = InstantConverter.class,
            paramLabel = "TIME",
            description = "start of the first step, such as 2026-01-01T00:00:00Z")
    private Instant from;

    @Option(
            names = "--to",
            required = true,
            converter = InstantConverter.class,
            paramLabel = "TIME",
            description = "end of the last step, which must be over")
    private Instant to;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "traffic.csv to write: timestamp,value")
    private Path out;

    @Option(
            names = "--page-steps",
            defaultValue = "10000",
            paramLabel = "STEPS",
            description = "how many steps to ask for at once (default: ${DEFAULT-VALUE})")
    private int pageSteps;

    @Option(
            names = "--tries",
            defaultValue = "6",
            paramLabel = "COUNT",
            description = "how often to ask for the same steps before giving up (default: ${DEFAULT-VALUE})")
    private int tries;

    @Override
    public Integer call() {
        Instant now = Clock.systemUTC().instant();
        Window span = span(now);
        OutputFile output = source.csv == null ? OutputFile.at(out) : OutputFile.at(out, source.csv.file());
        try (MetricReaders readers = new MetricReaders(new ReaderLimits(pageSteps, ReaderLimits.USUAL.timeout()))) {
            Chosen chosen = chosen(readers);
            Backoff backoff = new Backoff(
                    FIRST_PAUSE,
                    LONGEST_PAUSE,
                    () -> ThreadLocalRandom.current().nextDouble());
            Retries retries = new Retries(tries, backoff, pause -> TimeUnit.MILLISECONDS.sleep(pause.toMillis()));
            PrintWriter err = spec.commandLine().getErr();
            try (PartialFile file =
                    PartialFile.open(output.path(), chosen.name() + " step " + stepSeconds + " to " + to)) {
                new ImportRun(chosen.reader(), span, retries, now, err).into(file);
                finish(file, output, span);
            }
        } catch (InvalidDocumentException wrong) {
            String option = OPTIONS.getOrDefault(wrong.field().split("\\.")[0], wrong.field());
            throw usage(option + ": " + wrong.getMessage());
        }
        return ExitCode.DONE;
    }

    /** @param name tells what is read from anything else that could be */
    private record Chosen(String name, MetricReader reader) {}

    private Chosen chosen(MetricReaders readers) {
        if (source.prometheus != null) {
            PrometheusMetric metric = source.prometheus.metric(from);
            return new Chosen(json(metric), source.prometheus.reader(readers, metric));
        }
        if (source.cloudWatch != null) {
            if (stepSeconds % 60 != 0) {
                throw usage("--step '" + stepSeconds + "' must be a multiple of 60: CloudWatch has no other periods");
            }
            CloudWatchMetric metric = source.cloudWatch.metric(from);
            return new Chosen(json(metric), readers.of(metric, Secret.none()));
        }
        Path file = source.csv.file();
        return new Chosen(
                "csv " + file.toAbsolutePath() + " from " + from,
                InputFiles.read("--csv", file, (text, name) -> CsvReader.of(text, name, stepSeconds)));
    }

    private Window span(Instant now) {
        if (stepSeconds < 60 || stepSeconds > LONGEST_STEP || LONGEST_STEP % stepSeconds != 0) {
            throw usage("--step '" + stepSeconds + "' must be between 60 and 86400 and divide a day");
        }
        if (pageSteps < 1 || tries < 1) {
            throw usage("--page-steps and --tries must be 1 or more");
        }
        if (!from.isBefore(to)) {
            throw usage("--to '" + to + "' must be after --from " + from);
        }
        for (Instant border : new Instant[] {from, to}) {
            if (!Window.floor(border, stepSeconds).equals(border)) {
                throw usage("'" + border + "' must be the start of a step of " + stepSeconds
                        + " seconds, counted from 00:00:00Z");
            }
        }
        if (to.isAfter(now)) {
            throw usage("--to '" + to + "' must not be in the future: a step that is not over has no value yet");
        }
        if (Duration.between(from, to).toSeconds() / stepSeconds > MOST_STEPS) {
            throw usage("--from '" + from + "' must be later: at most " + MOST_STEPS + " steps are possible");
        }
        return new Window(from, to, stepSeconds);
    }

    private void finish(PartialFile file, OutputFile output, Window span) {
        if (file.samples() == 0) {
            file.remove();
            throw CommandFailure.failed("there is not a single value from " + from + " to " + to
                    + "; check what is asked for. Nothing was written");
        }
        file.finish(output);
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.printf(
                "%s: %,d steps, %,d without a value%s%n",
                out,
                span.steps(),
                span.steps() - file.samples(),
                file.unusable() == 0 ? "" : String.format(", of these %,d negative or not finite", file.unusable()));
        terminal.flush();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private static String json(Object metric) {
        try {
            return JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build()
                    .writeValueAsString(metric);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
