package dev.kickoff.transform.testing.timetravel;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Report;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.LibraryError;
import dev.kickoff.transform.PlanListener;
import dev.kickoff.transform.testing.SimulatedFleet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes down what the library tells. */
final class Diary implements PlanListener {
    private final List<Report.Action> actions = new ArrayList<>();
    private final List<String> findings = new ArrayList<>();
    private @Nullable String refusal;
    private @Nullable Floor floor;

    void found(String what) {
        findings.add(what);
    }

    @Nullable
    String refusal() {
        return refusal;
    }

    Minute endOfMinute(Instant at, @Nullable Kickoff library, SimulatedFleet fleet) {
        Integer wanted = library == null ? null : library.status().floorInForce();
        Minute minute = new Minute(
                at, wanted == null ? null : floor, wanted, fleet.minimum(), fleet.ready(), actions, findings);
        actions.clear();
        findings.clear();
        return minute;
    }

    @Override
    public void onPlanRefused(String reason) {
        refusal = reason;
        found("plan refused: " + reason);
    }

    @Override
    public void onPlanStale(CapacityPlan plan) {
        found("plan version " + plan.version() + " has expired");
    }

    @Override
    public void onFloorInForce(Floor now) {
        floor = now;
    }

    @Override
    public void onAction(Report.Action action) {
        actions.add(action);
    }

    @Override
    public void onDrift(String target, int expected, int found) {
        found("drift: " + expected + " became " + found);
    }

    @Override
    public void onReady(String target, int capacity, Duration leadTime) {
        found(capacity + " ready after " + leadTime);
    }

    @Override
    public void onLate(Floor late, CapacityState state) {
        found("late: " + state.ready() + " of " + late.capacity() + " ready");
    }

    @Override
    public void onFinding(Report.Finding finding) {
        found("finding: " + finding.kind());
    }

    @Override
    public void onFindingOver(Report.Finding finding) {
        found("no longer: " + finding.kind());
    }

    @Override
    public void onPaused(String reason) {
        found("paused: " + reason);
    }

    @Override
    public void onResumed() {
        found("resumed");
    }

    @Override
    public void onDegradation(int level) {
        found("degradation level " + level);
    }

    @Override
    public void onError(LibraryError error) {
        // Without the message, which names the fake hub's port: the same text in every run.
        found("error " + error.kind());
    }
}
