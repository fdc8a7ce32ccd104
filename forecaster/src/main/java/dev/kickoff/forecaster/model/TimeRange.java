package dev.kickoff.forecaster.model;

import java.time.Instant;

/**
 * From start to end, the end not included.
 *
 * @param end after the start
 */
public record TimeRange(Instant start, Instant end) {
    public TimeRange {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("end '" + end + "' must be after start " + start);
        }
    }

    /** Whether the two have an instant in common; touching is not enough. */
    public boolean overlaps(TimeRange other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }
}
