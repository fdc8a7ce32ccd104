package dev.kickoff.hub.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Values at a fixed step; each holds for its whole step.
 *
 * @param from start of the first step
 * @param step whole seconds, 1 s to 1 h
 * @param values one per step, not negative; {@link Double#NaN} where there is no record
 */
public record TimeSeries(Instant from, Duration step, List<Double> values) {
    private static final Duration LONGEST_STEP = Duration.ofHours(1);

    public TimeSeries {
        if (step.compareTo(Duration.ofSeconds(1)) < 0 || step.getNano() != 0 || step.compareTo(LONGEST_STEP) > 0) {
            throw new IllegalArgumentException(
                    "step " + step + " must be whole seconds, from 1 second to 1 hour: replay needs finer traffic");
        }
        values = List.copyOf(values);
        for (int i = 0; i < values.size(); i++) {
            double value = values.get(i);
            if (value < 0 || Double.isInfinite(value)) {
                throw new IllegalArgumentException("values[" + i + "] '" + value + "' must be 0 or more, or NaN");
            }
        }
    }

    public int steps() {
        return values.size();
    }

    /** Start of step {@code index}, which may be {@link #steps()} for the end. */
    public Instant at(int index) {
        return from.plusSeconds(index * step.toSeconds());
    }

    public Instant to() {
        return at(steps());
    }

    /** The steps that start in {@code [from, to)}; may be empty. */
    public TimeSeries between(Instant from, Instant to) {
        int first = indexAtOrAfter(from);
        int end = Math.max(first, indexAtOrAfter(to));
        return new TimeSeries(at(first), step, values.subList(first, end));
    }

    /** The value in force at the instant, NaN where there is none. */
    double valueAt(Instant instant) {
        long index = Math.floorDiv(Duration.between(from, instant).toSeconds(), step.toSeconds());
        return index < 0 || index >= steps() ? Double.NaN : values.get((int) index);
    }

    private int indexAtOrAfter(Instant instant) {
        long index = -Math.floorDiv(-Duration.between(from, instant).toSeconds(), step.toSeconds());
        return (int) Math.max(0, Math.min(steps(), index));
    }
}
