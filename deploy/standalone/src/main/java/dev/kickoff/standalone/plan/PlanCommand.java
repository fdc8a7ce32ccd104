package dev.kickoff.standalone.plan;

import dev.kickoff.forecaster.files.ForecastCsv;
import dev.kickoff.hub.replay.FloorSchedule;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.standalone.cli.ExitCode;
import dev.kickoff.standalone.cli.InputFiles;
import dev.kickoff.standalone.cli.OutputFile;
import dev.kickoff.standalone.files.FloorsCsv;
import dev.kickoff.standalone.files.ServiceFile;
import dev.kickoff.standalone.files.ServiceYaml;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "plan",
        description = {
            "Turns a forecast into floors for a service: how much capacity to ask for from when on.",
            "Where origins overlap the newest counts; between them the service's minimum holds. No floor starts before "
                    + "the forecast behind it was made."
        },
        mixinStandardHelpOptions = true,
        footer = "%nThe files' formats are in docs/files.md.")
public final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--forecast", required = true, description = "forecast.csv: origin,timestamp,p10,p50,p90,p99")
    private Path forecast;

    @Option(names = "--service", required = true, description = "service.yaml: what to plan for")
    private Path service;

    @Option(names = "--out", required = true, description = "floors.csv to write: timestamp,instances")
    private Path out;

    @Override
    public Integer call() {
        OutputFile output = OutputFile.at(out, forecast, service);
        ServiceFile planned = InputFiles.read("--service", service, ServiceYaml::read);
        ServiceRegistration registration = planned.registration();
        List<ForecastWindow> windows =
                ForecastWindow.of(InputFiles.read("--forecast", forecast, ForecastCsv::read), forecast.toString());
        List<WindowPlan> plans = windows.stream()
                .map(window -> WindowPlan.of(window, registration, planned.policy()))
                .toList();
        FloorSchedule floors = new JoinedFloors(plans, registration.minCapacity()).schedule();
        output.write(csv -> FloorsCsv.write(csv, floors));
        tell(floors, plans, registration);
        return ExitCode.DONE;
    }

    private void tell(FloorSchedule floors, List<WindowPlan> plans, ServiceRegistration registration) {
        List<FloorSchedule.Change> changes = floors.changes();
        int peak = changes.stream().mapToInt(FloorSchedule.Change::units).max().orElseThrow();
        PrintWriter terminal = spec.commandLine().getOut();
        terminal.printf(
                "%s: %d changes from %s to %s, at most %d %ss%n",
                registration.service(),
                changes.size(),
                changes.get(0).at(),
                changes.get(changes.size() - 1).at(),
                peak,
                registration.unit());
        terminal.flush();
        int unmet = plans.stream()
                .flatMap(plan -> plan.floors().stream())
                .mapToInt(Floor::unmet)
                .max()
                .orElse(0);
        if (unmet > 0) {
            PrintWriter err = spec.commandLine().getErr();
            err.printf(
                    "kickoff: warning: the demand needs up to %d more %ss than %s may have; raise maxCapacity '%d' in %s%n",
                    unmet, registration.unit(), registration.service(), registration.maxCapacity(), service);
            err.flush();
        }
    }
}
