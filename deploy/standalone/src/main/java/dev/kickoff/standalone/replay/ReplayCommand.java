package dev.kickoff.standalone.replay;

import dev.kickoff.forecaster.files.TrafficCsv;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.hub.replay.FloorSchedule;
import dev.kickoff.hub.replay.Outcome;
import dev.kickoff.hub.replay.Replay;
import dev.kickoff.hub.replay.ReplayCase;
import dev.kickoff.hub.replay.TimeSeries;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.standalone.cli.CommandFailure;
import dev.kickoff.standalone.cli.ExitCode;
import dev.kickoff.standalone.cli.InputFiles;
import dev.kickoff.standalone.cli.InstantConverter;
import dev.kickoff.standalone.files.FloorsCsv;
import dev.kickoff.standalone.files.ServiceFile;
import dev.kickoff.standalone.files.ServiceYaml;
import dev.kickoff.standalone.files.TrafficSeries;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "replay",
        description = {
            "Computes what would have happened to the traffic that came: under the plan's floors with a reactive scaler "
                    + "above them, with static capacity for the peak, with a reactive scaler alone, with floors of the "
                    + "week before times a factor, and with perfect foresight.",
            "The machines are simulated: an instance is paid for from when it is asked for and serves a lead time later."
        },
        mixinStandardHelpOptions = true,
        footer = "%nFormats and assumptions are in docs/files.md.")
public final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--traffic", required = true, description = "traffic.csv: timestamp,value; what really came")
    private Path traffic;

    @Option(names = "--floors", required = true, description = "floors.csv: timestamp,instances; the plan")
    private Path floors;

    @Option(names = "--service", required = true, description = "service.yaml: what it was planned for")
    private Path service;

    @Option(
            names = "--multiplier",
            defaultValue = "1.5",
            description = "factor on the week before (default: ${DEFAULT-VALUE})")
    private double multiplier;

    @Option(
            names = "--from",
            converter = InstantConverter.class,
            description = "start of what is replayed (default: the first floor)")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            converter = InstantConverter.class,
            description = "its end (default: the last floor, which ends the plan)")
    private @Nullable Instant to;

    @Override
    public Integer call() {
        if (!(multiplier > 0)) {
            throw new ParameterException(spec.commandLine(), "--multiplier '" + multiplier + "' must be above 0");
        }
        ServiceFile planned = InputFiles.read("--service", service, ServiceYaml::read);
        FloorSchedule schedule = InputFiles.read("--floors", floors, FloorsCsv::read);
        TrafficHistory history = InputFiles.read("--traffic", traffic, TrafficCsv::history);
        ReplayCase what = what(planned, schedule, history);
        print(what, planned.registration(), Replay.of(what));
        return ExitCode.DONE;
    }

    private ReplayCase what(ServiceFile planned, FloorSchedule schedule, TrafficHistory history) {
        List<FloorSchedule.Change> changes = schedule.changes();
        if (to == null && changes.size() == 1) {
            throw CommandFailure.badInput(
                    floors + " has one floor and no end; add a row where the plan ends, or give the end with --to");
        }
        try {
            return new ReplayCase(
                    TrafficSeries.of(history),
                    from == null ? changes.get(0).at() : from,
                    to == null ? changes.get(changes.size() - 1).at() : to,
                    schedule,
                    planned.registration().transform(),
                    planned.scaling(),
                    multiplier,
                    planned.registration().unitPricePerHour());
        } catch (IllegalArgumentException mismatch) {
            throw CommandFailure.badInput("cannot replay " + floors + " on " + traffic + ": " + mismatch.getMessage());
        }
    }

    private void print(ReplayCase what, ServiceRegistration registration, List<Outcome> outcomes) {
        TimeSeries window = what.window();
        long missing = window.values().stream().filter(value -> value.isNaN()).count();
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.printf(
                "Simulated: %s from %s to %s, %,d steps of %d s, %d of them without a record%n%n",
                registration.service(),
                window.from(),
                window.to(),
                window.steps(),
                window.step().toSeconds(),
                missing);
        terminal.print(new OutcomeTable(outcomes, registration.unit(), multiplier).text());
        terminal.flush();
    }
}
