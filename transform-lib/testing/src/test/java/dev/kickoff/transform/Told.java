package dev.kickoff.transform;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A listener that writes down what it is told, one short line each. */
final class Told implements PlanListener {
    private final List<String> lines = new ArrayList<>();

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    private synchronized void add(String line) {
        lines.add(line);
    }

    @Override
    public void onPlanAccepted(CapacityPlan plan, Report.PlanSource source) {
        add("accepted " + plan.version() + " from " + source);
    }

    @Override
    public void onPlanRefused(String reason) {
        add("refused: " + reason);
    }

    @Override
    public void onPlanStale(CapacityPlan plan) {
        add("stale " + plan.version());
    }

    @Override
    public void onFloorInForce(Floor floor) {
        add("floor " + floor.capacity());
    }

    @Override
    public void onAction(Report.Action action) {
        add(action.kind() + " " + action.from() + ">" + action.to() + " " + action.outcome());
    }

    @Override
    public void onDrift(String target, int expected, int found) {
        add("drift " + expected + ">" + found);
    }

    @Override
    public void onReady(String target, int capacity, Duration leadTime) {
        add("ready " + capacity + " after " + leadTime);
    }

    @Override
    public void onLate(Floor floor, CapacityState state) {
        add("late " + state.ready() + " of " + floor.capacity());
    }

    @Override
    public void onFinding(Report.Finding finding) {
        add("found " + finding.kind());
    }

    @Override
    public void onFindingOver(Report.Finding finding) {
        add("over " + finding.kind());
    }

    @Override
    public void onPaused(String reason) {
        add("paused " + reason);
    }

    @Override
    public void onResumed() {
        add("resumed");
    }

    @Override
    public void onDegradation(int level) {
        add("degradation " + level);
    }

    @Override
    public void onStepDue(CapacityPlan.PlanStep step) {
        add("due " + step.name());
    }

    @Override
    public void onError(LibraryError error) {
        add("error " + error.kind());
    }
}
