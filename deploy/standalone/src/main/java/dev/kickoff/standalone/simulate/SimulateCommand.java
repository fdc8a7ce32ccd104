package dev.kickoff.standalone.simulate;

import dev.kickoff.forecaster.files.HindsightForecasts;
import dev.kickoff.forecaster.files.TrafficCsv;
import dev.kickoff.forecaster.model.Models;
import dev.kickoff.forecaster.model.NoHistoryException;
import dev.kickoff.hub.planning.PlanRhythm;
import dev.kickoff.hub.replay.FloorSchedule;
import dev.kickoff.hub.replay.TimeSeries;
import dev.kickoff.schemas.Event;
import dev.kickoff.standalone.cli.CalendarFiles;
import dev.kickoff.standalone.cli.CommandFailure;
import dev.kickoff.standalone.cli.ExitCode;
import dev.kickoff.standalone.cli.InputFiles;
import dev.kickoff.standalone.cli.InstantConverter;
import dev.kickoff.standalone.cli.Progress;
import dev.kickoff.standalone.cli.ZoneConverter;
import dev.kickoff.standalone.files.ServiceFile;
import dev.kickoff.standalone.files.ServiceYaml;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "simulate",
        description = {
            "Walks the clock through traffic that came, as production would: forecasts from what was there and known, "
                    + "plans when they are due, floors in force, a reactive scaler above them, start-up lag.",
            "Prints minutes short and instance-minutes next to static capacity, a reactive scaler alone, floors of the "
                    + "week before times a factor, and perfect foresight. The machines are simulated."
        },
        mixinStandardHelpOptions = true,
        footer = "%nWhat is assumed and what the files hold is in docs/simulate.md.")
public final class SimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--traffic", required = true, description = "traffic.csv: timestamp,value; what really came")
    private Path traffic;

    @Mixin
    private CalendarFiles calendar;

    @Option(names = "--service", required = true, description = "service.yaml: what to plan for")
    private Path service;

    @Option(
            names = "--from",
            required = true,
            converter = InstantConverter.class,
            description = "start of the simulation; traffic before it is history")
    private Instant from;

    @Option(names = "--to", required = true, converter = InstantConverter.class, description = "its end")
    private Instant to;

    @Option(
            names = "--timezone",
            converter = ZoneConverter.class,
            description = "IANA zone whose days and weeks the audience lives by, such as Europe/Paris (default: UTC)")
    private ZoneId timezone = ZoneOffset.UTC;

    @Option(
            names = "--lag",
            split = ",",
            converter = LagConverter.class,
            description = "start-up lags, such as 3m,5m,10m,20m; each is simulated with it as the service's lead time "
                    + "(default: the leadTime of service.yaml)")
    private @Nullable List<Lag> lags;

    @Option(
            names = "--live-refresh",
            defaultValue = "5m",
            converter = LagConverter.class,
            description = "while an event is on, new traffic is planned on at most once in this time; production waits "
                    + "for 15 seconds and the next sample, and so does 1m on a step of a minute, which takes two to "
                    + "three times as long to simulate (default: ${DEFAULT-VALUE})")
    private Lag liveRefresh;

    @Option(
            names = "--multiplier",
            defaultValue = "1.5",
            description = "factor on the week before (default: ${DEFAULT-VALUE})")
    private double multiplier;

    @Option(names = "--out", required = true, description = "folder to write floors, minutes, summary and chart into")
    private Path out;

    @Override
    public Integer call() throws InterruptedException {
        if (!(multiplier > 0)) {
            throw new ParameterException(spec.commandLine(), "--multiplier '" + multiplier + "' must be above 0");
        }
        if (liveRefresh.minutes() == 0) {
            throw new ParameterException(spec.commandLine(), "--live-refresh '0m' must be at least 1m");
        }
        if (!from.isBefore(to)) {
            throw new ParameterException(spec.commandLine(), "--to '" + to + "' must be after --from '" + from + "'");
        }
        ResultFiles files = ResultFiles.in(out, calendar.with(traffic, service));
        Simulation simulation = simulation();
        List<LagRun> runs = run(simulation);
        files.write(simulation, runs);
        print(simulation, runs);
        return ExitCode.DONE;
    }

    private Simulation simulation() {
        ServiceFile planned = InputFiles.read("--service", service, ServiceYaml::read);
        List<Event> revisions = calendar.events(timezone);
        HindsightForecasts world = new HindsightForecasts(
                InputFiles.read("--traffic", traffic, TrafficCsv::history),
                revisions,
                calendar.tags(),
                timezone,
                Models.current(),
                planned.registration().signal(),
                planned.registration().region());
        Simulation simulation = new Simulation(world, planned, rhythm(), lags(planned), from, to, multiplier);
        try {
            simulation.replayCase(simulation.lags().get(0), FloorSchedule.NONE);
        } catch (IllegalArgumentException mismatch) {
            throw CommandFailure.badInput("cannot simulate " + traffic + ": " + mismatch.getMessage());
        }
        return simulation;
    }

    /** As the hub does it without configuration, but for the pace while an event is on. */
    private PlanRhythm rhythm() {
        PlanRhythm usual = PlanRhythm.DEFAULT;
        return new PlanRhythm(
                usual.refresh(),
                liveRefresh.duration(),
                usual.liveBefore(),
                usual.liveAfter(),
                usual.horizon(),
                usual.lowerAfter());
    }

    private List<Lag> lags(ServiceFile planned) {
        if (lags != null) {
            return lags.stream().distinct().sorted().toList();
        }
        try {
            return List.of(Lag.of(planned.registration().leadTime()));
        } catch (IllegalArgumentException notWhole) {
            throw CommandFailure.badInput(service + ": leadTime '"
                    + planned.registration().leadTime() + "' is not whole minutes; give --lag, such as --lag 5m");
        }
    }

    private List<LagRun> run(Simulation simulation) throws InterruptedException {
        int moments = simulation.moments().size();
        try (Progress progress =
                Progress.of("forecasts", moments, spec.commandLine().getErr())) {
            return simulation.run(progress::done);
        } catch (NoHistoryException noHistory) {
            throw CommandFailure.badInput(
                    traffic + ": " + noHistory.getMessage() + "; give a later --from or more traffic before it");
        }
    }

    private void print(Simulation simulation, List<LagRun> runs) {
        TimeSeries window = simulation.traffic().between(from, to);
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.printf(
                "Simulated: %s from %s to %s, %,d steps of %d s, %,d of them without a record; %,d forecasts%n%n",
                simulation.service().registration().service(),
                window.from(),
                window.to(),
                window.steps(),
                window.step().toSeconds(),
                window.values().stream().filter(value -> value.isNaN()).count(),
                simulation.moments().size());
        terminal.print(new ResultTable(runs, simulation.service().registration().unit(), multiplier).text());
        terminal.println("Written to " + out + ": floors, minutes.csv, summary.csv and charts of the worst day");
        terminal.flush();
    }
}
