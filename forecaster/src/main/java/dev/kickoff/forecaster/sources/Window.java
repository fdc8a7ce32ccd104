package dev.kickoff.forecaster.sources;

import java.time.Duration;
import java.time.Instant;

/**
 * Steps that are asked for at once: those that start in {@code [from, to)}.
 *
 * @param from on the grid of steps, counted from the epoch
 * @param to on the grid and after {@code from}
 */
public record Window(Instant from, Instant to, int stepSeconds) {
    public Window {
        if (from.getEpochSecond() % stepSeconds != 0 || to.getEpochSecond() % stepSeconds != 0) {
            throw new IllegalArgumentException(from + " and " + to + " must be on steps of " + stepSeconds + " s");
        }
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("to " + to + " must be after from " + from);
        }
    }

    public int steps() {
        return (int) (Duration.between(from, to).toSeconds() / stepSeconds);
    }

    boolean holds(Instant start) {
        return !start.isBefore(from) && start.isBefore(to) && start.getEpochSecond() % stepSeconds == 0;
    }

    /** The first {@code most} steps of it, or all if there are not more. */
    public Window first(int most) {
        return steps() <= most ? this : new Window(from, from.plusSeconds((long) most * stepSeconds), stepSeconds);
    }

    /** The start of the first step that does not begin before {@code instant}. */
    public static Instant ceil(Instant instant, int stepSeconds) {
        Instant floor = floor(instant, stepSeconds);
        return floor.equals(instant) ? floor : floor.plusSeconds(stepSeconds);
    }

    /** The start of the step that {@code instant} lies in. */
    public static Instant floor(Instant instant, int stepSeconds) {
        return Instant.ofEpochSecond(Math.floorDiv(instant.getEpochSecond(), (long) stepSeconds) * stepSeconds);
    }
}
