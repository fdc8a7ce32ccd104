package dev.kickoff.transform.testing;

import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A simulated fleet: instances that take a while to start, a minimum, a maximum, and a reactive scaler above the minimum.
 * It behaves like an EC2 Auto Scaling group: a raised minimum launches instances at once, a lowered one terminates none
 * until the reactive scaler asks for fewer, and what was raised is remembered for all who scale it. Nothing real is
 * started. Thread-safe.
 */
public final class SimulatedFleet implements Actuator {
    private final String name;
    private final int maximum;
    private final UnaryOperator<Instant> readyWhenLaunched;
    private final Clock clock;
    /** When each instance is ready, oldest first. */
    private final List<Instant> readyAt = new ArrayList<>();

    private int minimum;
    private @Nullable RaisedFloor raised;

    /**
     * Starts with {@code minimum} ready instances.
     *
     * @param startUp from launch to ready
     * @param clock of the simulation
     */
    public SimulatedFleet(String name, int minimum, int maximum, Duration startUp, Clock clock) {
        this(name, minimum, maximum, launched -> launched.plus(startUp), clock);
    }

    /**
     * The same, of instances that do not all take the same time.
     *
     * @param readyWhenLaunched from the launch of an instance to when it is ready, asked once for each
     */
    public SimulatedFleet(
            String name, int minimum, int maximum, UnaryOperator<Instant> readyWhenLaunched, Clock clock) {
        if (minimum < 0 || maximum < minimum) {
            throw new IllegalArgumentException("minimum '" + minimum + "' must lie between 0 and maximum " + maximum);
        }
        this.name = name;
        this.minimum = minimum;
        this.maximum = maximum;
        this.readyWhenLaunched = readyWhenLaunched;
        this.clock = clock;
        for (int i = 0; i < minimum; i++) {
            readyAt.add(clock.instant());
        }
    }

    @Override
    public String target() {
        return "simulated-fleet/" + name;
    }

    @Override
    public synchronized CapacityState read() {
        return new CapacityState(minimum, readyAt.size(), ready(), maximum, raised, null);
    }

    @Override
    public synchronized ActuatorResult raiseFloor(FloorChange change) {
        if (change.to() > maximum) {
            return ActuatorResult.refused("minimum " + change.to() + " is above the fleet's maximum " + maximum);
        }
        setMinimum(Math.max(minimum, change.to()));
        raised = change.raised();
        return ActuatorResult.applied();
    }

    @Override
    public synchronized ActuatorResult lowerFloor(FloorChange change) {
        setMinimum(Math.min(minimum, change.to()));
        raised = change.raised();
        return ActuatorResult.applied();
    }

    @Override
    public synchronized ActuatorResult remember(RaisedFloor newlyRaised) {
        raised = newlyRaised;
        return ActuatorResult.applied();
    }

    /** Changes the minimum as somebody other than Kickoff would. */
    public synchronized void setMinimum(int instances) {
        minimum = instances;
        scaleTo(Math.max(readyAt.size(), instances));
    }

    /** What the reactive scaler asks for now; the fleet takes it within its minimum and maximum. */
    public synchronized void reactiveTarget(int instances) {
        scaleTo(Math.min(Math.max(instances, minimum), maximum));
    }

    public synchronized int minimum() {
        return minimum;
    }

    /** Instances running or starting. */
    public synchronized int desired() {
        return readyAt.size();
    }

    /** Instances that have started. */
    public synchronized int ready() {
        Instant now = clock.instant();
        return (int) readyAt.stream().filter(at -> !at.isAfter(now)).count();
    }

    private void scaleTo(int instances) {
        while (readyAt.size() < instances) {
            readyAt.add(readyWhenLaunched.apply(clock.instant()));
        }
        while (readyAt.size() > instances) {
            readyAt.remove(readyAt.size() - 1);
        }
    }
}
