package dev.kickoff.transform.internal.reconcile;

import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import java.util.function.Supplier;

/** An actuator that keeps its promise not to throw, whatever the one inside does. */
final class SafeActuator implements Actuator {
    private final Actuator actuator;
    private final String target;

    SafeActuator(Actuator actuator, String target) {
        this.actuator = actuator;
        this.target = target;
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public CapacityState read() {
        try {
            return actuator.read();
        } catch (RuntimeException | LinkageError | AssertionError thrown) {
            return CapacityState.unknown("the actuator threw " + thrown);
        }
    }

    @Override
    public ActuatorResult raiseFloor(FloorChange change) {
        return safely(() -> actuator.raiseFloor(change));
    }

    @Override
    public ActuatorResult lowerFloor(FloorChange change) {
        return safely(() -> actuator.lowerFloor(change));
    }

    @Override
    public ActuatorResult remember(RaisedFloor raised) {
        return safely(() -> actuator.remember(raised));
    }

    private static ActuatorResult safely(Supplier<ActuatorResult> operation) {
        try {
            return operation.get();
        } catch (RuntimeException | LinkageError | AssertionError thrown) {
            return ActuatorResult.failed("the actuator threw " + thrown);
        }
    }
}
