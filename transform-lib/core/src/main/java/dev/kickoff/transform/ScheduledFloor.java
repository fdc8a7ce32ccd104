package dev.kickoff.transform;

import java.time.Instant;
import java.util.Objects;

/**
 * A minimum that the platform is to set by itself.
 *
 * @param at when, to the second
 * @param minimum units; absolute, whatever the minimum is by then
 */
public record ScheduledFloor(Instant at, int minimum) {
    public ScheduledFloor {
        Objects.requireNonNull(at, "at");
        if (minimum < 0) {
            throw new IllegalArgumentException("minimum '" + minimum + "' must not be negative");
        }
    }
}
