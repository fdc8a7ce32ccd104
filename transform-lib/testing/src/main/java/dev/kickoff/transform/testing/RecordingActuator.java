package dev.kickoff.transform.testing;

import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.FloorChange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * An actuator without anything behind it: does at once what it is told, remembers what that was, and can be made to
 * fail. Thread-safe.
 */
public final class RecordingActuator implements Actuator {
    private final List<FloorChange> changes = new ArrayList<>();
    private final Deque<ActuatorResult> nextResults = new ArrayDeque<>();
    private UnaryOperator<CapacityState> view = UnaryOperator.identity();
    private int floor;

    public RecordingActuator(int floor) {
        this.floor = floor;
    }

    @Override
    public String target() {
        return "recording-actuator";
    }

    @Override
    public synchronized CapacityState read() {
        return view.apply(CapacityState.of(floor, floor, floor));
    }

    @Override
    public synchronized ActuatorResult raiseFloor(FloorChange change) {
        return apply(change);
    }

    @Override
    public synchronized ActuatorResult lowerFloor(FloorChange change) {
        return apply(change);
    }

    private ActuatorResult apply(FloorChange change) {
        ActuatorResult result = nextResults.isEmpty() ? ActuatorResult.applied() : nextResults.remove();
        if (result.outcome() == ActuatorResult.Outcome.APPLIED) {
            floor = change.to();
            changes.add(change);
        }
        return result;
    }

    /** The next operations end like this; those that are not applied change nothing. */
    public synchronized void nextResults(ActuatorResult... results) {
        nextResults.addAll(List.of(results));
    }

    /** How reads see the state from now on, for example with {@code state -> CapacityState.unknown("down")}. */
    public synchronized void readAs(UnaryOperator<CapacityState> newView) {
        view = newView;
    }

    /** Changes the minimum as somebody other than Kickoff would. */
    public synchronized void setFloor(int units) {
        floor = units;
    }

    public synchronized int floor() {
        return floor;
    }

    /** What was applied, oldest first. */
    public synchronized List<FloorChange> changes() {
        return List.copyOf(changes);
    }
}
