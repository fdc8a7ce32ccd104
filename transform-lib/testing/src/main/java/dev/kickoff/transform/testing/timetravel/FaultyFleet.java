package dev.kickoff.transform.testing.timetravel;

import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.testing.ManualClock;
import dev.kickoff.transform.testing.SimulatedFleet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A simulated fleet whose platform suffers the faults of the moment. */
final class FaultyFleet implements Actuator {
    private final SimulatedFleet fleet;
    private final List<Fault> faults;
    private final Duration startUp;
    private final ManualClock clock;
    /** Launches under a partial failure, so that it hits every so many and not a random few. */
    private int launches;

    FaultyFleet(String name, int minimum, int maximum, Duration startUp, List<Fault> faults, ManualClock clock) {
        this.faults = faults;
        this.startUp = startUp;
        this.clock = clock;
        this.fleet = new SimulatedFleet(name, minimum, maximum, this::readyWhenLaunched, clock);
    }

    SimulatedFleet fleet() {
        return fleet;
    }

    @Override
    public String target() {
        return fleet.target();
    }

    @Override
    public CapacityState read() {
        return during(Fault.TargetDown.class, clock.instant())
                .map(down -> CapacityState.unknown("simulated: the target is down"))
                .orElseGet(fleet::read);
    }

    @Override
    public ActuatorResult raiseFloor(FloorChange change) {
        return unlessFaulty(change, fleet::raiseFloor);
    }

    @Override
    public ActuatorResult lowerFloor(FloorChange change) {
        return unlessFaulty(change, fleet::lowerFloor);
    }

    private ActuatorResult unlessFaulty(FloorChange change, Function<FloorChange, ActuatorResult> apply) {
        if (during(Fault.TargetDown.class, clock.instant()).isPresent()) {
            return ActuatorResult.failed("simulated: the target is down");
        }
        return during(Fault.TargetThrottled.class, clock.instant()).isPresent()
                ? ActuatorResult.failed("simulated: rate exceeded")
                : apply.apply(change);
    }

    private Instant readyWhenLaunched(Instant launched) {
        Duration slow = during(Fault.SlowStartUp.class, launched)
                .map(Fault.SlowStartUp::startUp)
                .orElse(startUp);
        return during(Fault.PartialFailure.class, launched)
                .filter(this::hits)
                .map(failure -> failure.until().plus(startUp))
                .orElse(launched.plus(slow));
    }

    private boolean hits(Fault.PartialFailure failure) {
        int before = launches * failure.percent() / 100;
        launches++;
        return launches * failure.percent() / 100 > before;
    }

    private <F extends Fault> Optional<F> during(Class<F> kind, Instant instant) {
        return faults.stream()
                .filter(fault -> kind.isInstance(fault) && fault.covers(instant))
                .map(kind::cast)
                .findFirst();
    }
}
