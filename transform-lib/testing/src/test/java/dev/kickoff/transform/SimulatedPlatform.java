package dev.kickoff.transform;

import dev.kickoff.transform.testing.ManualClock;
import dev.kickoff.transform.testing.RecordingActuator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A target whose simulated platform sets the minimum at the times that were left with it, once the test says so. */
final class SimulatedPlatform implements AheadActuator {
    final RecordingActuator target = new RecordingActuator(4);
    private final ManualClock clock;
    private final List<List<ScheduledFloor>> writes = new ArrayList<>();
    private List<ScheduledFloor> entries = List.of();
    private ActuatorResult result = ActuatorResult.applied();

    SimulatedPlatform(ManualClock clock) {
        this.clock = clock;
    }

    @Override
    public ActuatorResult writeAhead(List<ScheduledFloor> floors) {
        writes.add(floors);
        if (result.outcome() == ActuatorResult.Outcome.APPLIED) {
            entries = floors;
        }
        return result;
    }

    void answers(ActuatorResult newResult) {
        result = newResult;
    }

    /** The time comes, and the platform does what it was left with. */
    void runTo(Instant instant) {
        clock.set(instant);
        entries.stream()
                .filter(entry -> !entry.at().isAfter(instant))
                .forEach(entry -> target.setFloor(entry.minimum()));
        entries = entries.stream().filter(entry -> entry.at().isAfter(instant)).toList();
    }

    List<ScheduledFloor> entries() {
        return entries;
    }

    int writes() {
        return writes.size();
    }

    int floor() {
        return target.floor();
    }

    @Override
    public String target() {
        return "simulated-platform";
    }

    @Override
    public CapacityState read() {
        return target.read();
    }

    @Override
    public ActuatorResult raiseFloor(FloorChange change) {
        return target.raiseFloor(change);
    }

    @Override
    public ActuatorResult lowerFloor(FloorChange change) {
        return target.lowerFloor(change);
    }
}
