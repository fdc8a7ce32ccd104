package dev.kickoff.standalone.forecast;

import dev.kickoff.forecaster.files.ForecastRun;
import dev.kickoff.forecaster.files.OriginsCsv;
import dev.kickoff.forecaster.files.TrafficCsv;
import dev.kickoff.forecaster.model.Models;
import dev.kickoff.forecaster.model.NoHistoryException;
import dev.kickoff.standalone.cli.CalendarFiles;
import dev.kickoff.standalone.cli.CommandFailure;
import dev.kickoff.standalone.cli.ExitCode;
import dev.kickoff.standalone.cli.InputFiles;
import dev.kickoff.standalone.cli.OutputFile;
import dev.kickoff.standalone.cli.Progress;
import dev.kickoff.standalone.cli.ZoneConverter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private CalendarFiles calendar;

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
        OutputFile output = OutputFile.at(out, calendar.with(traffic, origins));
        ForecastRun run = new ForecastRun(
                InputFiles.read("--traffic", traffic, TrafficCsv::history),
                calendar.events(timezone),
                calendar.tags(),
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
