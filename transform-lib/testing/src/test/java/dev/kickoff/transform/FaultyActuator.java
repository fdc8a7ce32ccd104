package dev.kickoff.transform;

/** A target that goes wrong in the way it is told to. */
final class FaultyActuator implements Actuator {
    private final Actuator target;
    private Mode mode = Mode.WORKS;

    /** How it goes wrong. */
    enum Mode {
        WORKS,
        UNREADABLE,
        REFUSES,
        FAILS,
        /** The change happens and nobody learns of it. */
        FAILS_AFTER_ACTING,
        THROWS
    }

    FaultyActuator(Actuator target) {
        this.target = target;
    }

    void becomes(Mode newMode) {
        mode = newMode;
    }

    @Override
    public String target() {
        return target.target();
    }

    @Override
    public CapacityState read() {
        return switch (mode) {
            case UNREADABLE -> CapacityState.unknown("as the test asked");
            case THROWS -> throw new IllegalStateException("as the test asked");
            default -> target.read();
        };
    }

    @Override
    public ActuatorResult raiseFloor(FloorChange change) {
        if (mode == Mode.FAILS_AFTER_ACTING) {
            target.raiseFloor(change);
        }
        return mode == Mode.WORKS ? target.raiseFloor(change) : fault();
    }

    @Override
    public ActuatorResult lowerFloor(FloorChange change) {
        if (mode == Mode.FAILS_AFTER_ACTING) {
            target.lowerFloor(change);
        }
        return mode == Mode.WORKS ? target.lowerFloor(change) : fault();
    }

    private ActuatorResult fault() {
        return switch (mode) {
            case REFUSES -> ActuatorResult.refused("as the test asked");
            case THROWS -> throw new IllegalStateException("as the test asked");
            default -> ActuatorResult.failed("as the test asked");
        };
    }
}
