package dev.kickoff.transform.agent;

import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Report;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.Status;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Runs one cycle as a dry run and says what came of it: what is there, what the plan asks for, what would be done. */
final class Check {
    private final PrintWriter out;

    Check(PrintWriter out) {
        this.out = out;
    }

    /** @return whether target and hub answered */
    boolean run(AgentFile file) {
        RecentActions actions = new RecentActions();
        try (OpenTarget target = file.target().get();
                Kickoff kickoff = file.library()
                        .instance("check")
                        .alone()
                        .actuator(target.actuator())
                        .listener(actions)
                        .build()) {
            kickoff.runOnce();
            Status status = kickoff.status();
            boolean read = target(target.actuator().target(), status.capacity());
            boolean heard = plan(kickoff, status);
            actions.list().forEach(this::action);
            if (heard && actions.list().isEmpty()) {
                out.println("would do: nothing, the minimum is where the plan wants it");
            }
            if (!file.acting()) {
                out.println("mode is dry-run: set 'mode: act' to let the agent do it");
            }
            out.flush();
            return read && heard;
        }
    }

    private boolean target(String name, @Nullable CapacityState state) {
        if (state == null || state.floor() == null) {
            out.println("target: " + name + ": " + (state == null ? "not read" : state.problem()));
            return false;
        }
        out.println("target: " + name + " has minimum " + state.floor() + ", desired " + known(state.desired())
                + ", ready " + known(state.ready()) + ", can take a minimum of " + known(state.ceiling())
                + (state.problem() == null ? "" : "; " + state.problem()));
        return true;
    }

    private boolean plan(Kickoff kickoff, Status status) {
        if (status.planVersion() == null) {
            out.println("hub: "
                    + (status.lastError() == null
                            ? "no plan"
                            : status.lastError().message()));
            return status.registered();
        }
        out.println("hub: plan version " + status.planVersion() + " from "
                + StatusPages.lower(status.source()) + ", floor in force " + known(status.floorInForce())
                + (status.stale() ? ", expired" : ""));
        List<Floor> floors = kickoff.plan().orElseThrow().floors();
        floors.forEach(floor ->
                out.println("  floor " + floor.capacity() + " from " + floor.startAt() + " until " + floor.until()));
        return status.source() == Report.PlanSource.HUB;
    }

    private void action(Report.Action action) {
        out.println((action.outcome() == Report.Action.Outcome.WOULD_APPLY ? "would do: " : "refused: ") + action.kind()
                + " from " + action.from() + " to " + action.to()
                + (action.message() == null ? "" : ", " + action.message()));
    }

    private static String known(@Nullable Object value) {
        return value == null ? "unknown" : value.toString();
    }
}
