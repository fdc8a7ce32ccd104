package dev.kickoff.transform.internal.reconcile;

import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import dev.kickoff.transform.Readiness;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An actuator that keeps its promise not to throw, whatever the one inside does, and knows what is ready. */
final class SafeActuator implements Actuator {
    private final Actuator actuator;
    private final String target;
    private final @Nullable Readiness readiness;

    /** @param readiness null to take the actuator's word */
    SafeActuator(Actuator actuator, String target, @Nullable Readiness readiness) {
        this.actuator = actuator;
        this.target = target;
        this.readiness = readiness;
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public CapacityState read() {
        CapacityState state;
        try {
            state = actuator.read();
        } catch (RuntimeException | LinkageError | AssertionError thrown) {
            state = CapacityState.unknown("the actuator threw " + thrown);
        }
        return readiness == null ? state : withReady(state, readiness);
    }

    private static CapacityState withReady(CapacityState state, Readiness readiness) {
        Readiness.Reading reading;
        try {
            reading = readiness.read(state);
        } catch (RuntimeException | LinkageError | AssertionError thrown) {
            reading = Readiness.Reading.unknown("the readiness check threw " + thrown);
        }
        String problem = Stream.of(state.problem(), reading.problem())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("; "));
        return new CapacityState(
                state.floor(),
                state.desired(),
                reading.units(),
                state.ceiling(),
                state.raised(),
                problem.isEmpty() ? null : problem);
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

    @Override
    public @Nullable String driftAdvice() {
        try {
            return actuator.driftAdvice();
        } catch (RuntimeException | LinkageError | AssertionError thrown) {
            return null;
        }
    }

    private static ActuatorResult safely(Supplier<ActuatorResult> operation) {
        try {
            return operation.get();
        } catch (RuntimeException | LinkageError | AssertionError thrown) {
            return ActuatorResult.failed("the actuator threw " + thrown);
        }
    }
}
