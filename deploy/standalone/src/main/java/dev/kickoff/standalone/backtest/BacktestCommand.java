package dev.kickoff.standalone.backtest;

import dev.kickoff.forecaster.backtest.Backtest;
import dev.kickoff.forecaster.backtest.ModelScore;
import dev.kickoff.forecaster.backtest.NothingToScoreException;
import dev.kickoff.forecaster.backtest.Origins;
import dev.kickoff.forecaster.backtest.PeakRule;
import dev.kickoff.forecaster.files.OriginsCsv;
import dev.kickoff.forecaster.files.OriginsCsv.Origin;
import dev.kickoff.forecaster.files.TrafficCsv;
import dev.kickoff.forecaster.model.ForecastModel;
import dev.kickoff.forecaster.model.Models;
import dev.kickoff.forecaster.model.NoHistoryException;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.schemas.Event;
import dev.kickoff.standalone.cli.CalendarFiles;
import dev.kickoff.standalone.cli.CommandFailure;
import dev.kickoff.standalone.cli.ExitCode;
import dev.kickoff.standalone.cli.InputFiles;
import dev.kickoff.standalone.cli.OutputFile;
import dev.kickoff.standalone.cli.Progress;
import dev.kickoff.standalone.cli.ZoneConverter;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "backtest",
        description = {
            "Shows how good forecasts of this traffic would have been, Kickoff's own and those it is measured against.",
            "Each forecast uses only what was there and known before its origin."
        },
        mixinStandardHelpOptions = true,
        footer = "%nThe columns, and how origins are chosen without --origins, are in docs/backtest.md.")
public final class BacktestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--traffic", required = true, description = "traffic.csv: timestamp,value")
    private Path traffic;

    @Mixin
    private CalendarFiles calendar;

    @Option(
            names = "--timezone",
            required = true,
            converter = ZoneConverter.class,
            description = "IANA zone whose days and weeks the audience lives by, such as Europe/Paris")
    private ZoneId timezone;

    @Option(
            names = "--origins",
            description = "origins.csv: origin,from,to (default: chosen by the traffic and events)")
    private @Nullable Path origins;

    @Option(names = "--models", split = ",", description = "models to compare (default: all)")
    private List<String> models = List.of();

    @Option(
            names = "--from-window",
            defaultValue = "1",
            description = "first window that is scored, counted from 1 (default: ${DEFAULT-VALUE})")
    private int fromWindow;

    @Option(
            names = "--peaks",
            defaultValue = "auto",
            description = "where peaks are compared: one per event (events), one per window (windows), or per event but"
                    + " for live windows and without events (default: ${DEFAULT-VALUE})")
    private PeakRule peaks;

    @Option(names = "--out", description = "results.csv to write: the table, one row per model")
    private @Nullable Path out;

    @Override
    public Integer call() {
        List<ForecastModel> chosen = chosenModels();
        OutputFile output = out == null ? null : OutputFile.at(out, calendar.with(traffic, origins));
        Backtest backtest = backtest();
        List<ModelScore> rows = run(backtest, chosen);
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.print(new ScoreTable(rows).text());
        terminal.flush();
        if (output != null) {
            output.write(csv -> new ScoreTable(rows).writeCsv(csv));
        }
        return ExitCode.DONE;
    }

    private List<ForecastModel> chosenModels() {
        if (models.isEmpty()) {
            return Models.all();
        }
        List<ForecastModel> chosen = new ArrayList<>();
        for (String name : models) {
            chosen.add(Models.byName(name.strip())
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(),
                            "--models '" + name + "' is not one of "
                                    + Models.all().stream()
                                            .map(ForecastModel::name)
                                            .collect(Collectors.joining(", ")))));
        }
        return chosen.stream().distinct().toList();
    }

    private Backtest backtest() {
        TrafficHistory history = InputFiles.read("--traffic", traffic, TrafficCsv::history);
        List<Event> revisions = calendar.events(timezone);
        List<Origin> windows = origins == null
                ? chosenWindows(history, revisions)
                : InputFiles.read("--origins", origins, OriginsCsv::read);
        if (fromWindow < 1 || fromWindow > windows.size()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--from-window '" + fromWindow + "' must be between 1 and the number of windows, "
                            + windows.size());
        }
        return new Backtest(
                history, revisions, calendar.tags(), timezone, windows.subList(fromWindow - 1, windows.size()), peaks);
    }

    private List<Origin> chosenWindows(TrafficHistory history, List<Event> revisions) {
        try {
            return Origins.of(history, revisions, timezone);
        } catch (NothingToScoreException tooShort) {
            throw CommandFailure.badInput(traffic + ": " + tooShort.getMessage() + " with --origins");
        }
    }

    private List<ModelScore> run(Backtest backtest, List<ForecastModel> chosen) {
        int total = backtest.windows().size() * chosen.size();
        try (Progress progress =
                Progress.of("forecasts", total, spec.commandLine().getErr())) {
            return backtest.run(chosen, progress::done);
        } catch (NoHistoryException | NothingToScoreException impossible) {
            throw CommandFailure.badInput((origins == null ? traffic : origins) + ": " + impossible.getMessage());
        }
    }
}
