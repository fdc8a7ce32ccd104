package dev.kickoff.standalone.forecast;

import dev.kickoff.forecaster.files.EventsCsv;
import dev.kickoff.forecaster.files.ForecastRun;
import dev.kickoff.forecaster.files.OriginsCsv;
import dev.kickoff.forecaster.files.TagsCsv;
import dev.kickoff.forecaster.files.TrafficCsv;
import dev.kickoff.forecaster.model.Models;
import dev.kickoff.forecaster.model.NoHistoryException;
import dev.kickoff.standalone.cli.CommandFailure;
import dev.kickoff.standalone.cli.ExitCode;
import dev.kickoff.standalone.cli.InputFiles;
import dev.kickoff.standalone.cli.OutputFile;
import dev.kickoff.standalone.cli.Progress;
import dev.kickoff.standalone.cli.ZoneConverter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "forecast",
        description = "Forecasts traffic around events, for each origin from what was there and known before it.",
        mixinStandardHelpOptions = true,
        footer = "%nThe files' formats are in docs/files.md.")
public final class ForecastCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--traffic", required = true, description = "traffic.csv: timestamp,value")
    private Path traffic;

    @Option(
            names = "--events",
            required = true,
            description = "events.csv: id,name,category,start,end,expected_audience,known_at and attributes")
    private Path events;

    @Option(
            names = "--tags",
            description = "tags.csv: start,end,kind,note and, if wanted, known_at; ranges to keep out of training")
    private @Nullable Path tags;

    @Option(names = "--origins", required = true, description = "origins.csv: origin,from,to")
    private Path origins;

    @Option(
            names = "--timezone",
            required = true,
            converter = ZoneConverter.class,
            description = "IANA zone whose days and weeks the audience lives by, such as Europe/Paris")
    private ZoneId timezone;

    @Option(names = "--out", required = true, description = "forecast.csv to write: origin,timestamp,p10,p50,p90,p99")
    private Path out;

    @Override
    public Integer call() {
        OutputFile output = tags == null
                ? OutputFile.at(out, traffic, events, origins)
                : OutputFile.at(out, traffic, events, origins, tags);
        ForecastRun run = new ForecastRun(
                InputFiles.read("--traffic", traffic, TrafficCsv::history),
                InputFiles.read("--events", events, (text, source) -> EventsCsv.read(text, source, timezone)),
                tags == null ? List.of() : InputFiles.read("--tags", tags, TagsCsv::read),
                InputFiles.read("--origins", origins, OriginsCsv::read),
                timezone,
                Models.current());
        try (Progress progress =
                Progress.of("windows", run.origins().size(), spec.commandLine().getErr())) {
            output.write(csv -> run.write(csv, progress::done));
        } catch (NoHistoryException noHistory) {
            throw CommandFailure.badInput(origins + ": " + noHistory.getMessage());
        }
        run.tooLittleHistory()
                .ifPresent(missing -> spec.commandLine().getErr().println("kickoff: warning: " + missing));
        return ExitCode.DONE;
    }
}
