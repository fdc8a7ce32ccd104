package dev.kickoff.transform;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the calls that a platform would get. */
class CountingActuator implements Actuator {
    private final Actuator actuator;
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger writes = new AtomicInteger();

    CountingActuator(Actuator actuator) {
        this.actuator = actuator;
    }

    int calls() {
        return reads.get() + writes.get();
    }

    int writes() {
        return writes.get();
    }

    @Override
    public String target() {
        return actuator.target();
    }

    @Override
    public CapacityState read() {
        reads.incrementAndGet();
        return actuator.read();
    }

    @Override
    public ActuatorResult raiseFloor(FloorChange change) {
        writes.incrementAndGet();
        return actuator.raiseFloor(change);
    }

    @Override
    public ActuatorResult lowerFloor(FloorChange change) {
        writes.incrementAndGet();
        return actuator.lowerFloor(change);
    }

    @Override
    public ActuatorResult remember(RaisedFloor raised) {
        writes.incrementAndGet();
        return actuator.remember(raised);
    }
}
