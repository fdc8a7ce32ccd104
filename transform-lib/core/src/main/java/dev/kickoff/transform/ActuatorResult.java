package dev.kickoff.transform;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of one operation of an {@link Actuator}.
 *
 * @param message for people; always given when refused or failed
 */
public record ActuatorResult(Outcome outcome, @Nullable String message) {
    /** Whether trying again can help. */
    public enum Outcome {
        /** Done, or found done. */
        APPLIED,
        /** Not allowed as things are set up; nothing was changed. */
        REFUSED,
        /** Did not work this time; tried again in the next cycle. */
        FAILED
    }

    public ActuatorResult {
        Objects.requireNonNull(outcome, "outcome");
    }

    public static ActuatorResult applied() {
        return new ActuatorResult(Outcome.APPLIED, null);
    }

    /** Done, with something that people should know. */
    public static ActuatorResult applied(String message) {
        return new ActuatorResult(Outcome.APPLIED, message);
    }

    public static ActuatorResult refused(String message) {
        return new ActuatorResult(Outcome.REFUSED, message);
    }

    public static ActuatorResult failed(String message) {
        return new ActuatorResult(Outcome.FAILED, message);
    }
}
