package dev.kickoff.forecaster.model;

import java.time.Instant;
import java.util.Arrays;

/**
 * Observed traffic of one signal on a fixed step, up to {@link #end()}. What lies after the end is not in here, so
 * nothing that is given a history can look ahead of it.
 */
public final class TrafficHistory {
    private final Instant start;
    private final int stepSeconds;
    private final double[] values;

    /**
     * @param start start of the first step
     * @param values one per step, not negative, NaN where there is no sample
     * @throws IllegalArgumentException if the step is not positive or a value is negative or infinite
     */
    public TrafficHistory(Instant start, int stepSeconds, double[] values) {
        if (stepSeconds < 1) {
            throw new IllegalArgumentException("stepSeconds '" + stepSeconds + "' must be 1 or more");
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] < 0 || Double.isInfinite(values[i])) {
                throw new IllegalArgumentException(
                        "value '" + values[i] + "' of step " + i + " must be finite and not negative");
            }
        }
        this.start = start;
        this.stepSeconds = stepSeconds;
        this.values = values.clone();
    }

    public Instant start() {
        return start;
    }

    public int stepSeconds() {
        return stepSeconds;
    }

    /** Number of steps, with and without a sample. */
    public int size() {
        return values.length;
    }

    /** The sample of step {@code index}, NaN if there is none. */
    public double value(int index) {
        return values[index];
    }

    /** Start of step {@code index}. */
    public Instant at(int index) {
        return start.plusSeconds((long) index * stepSeconds);
    }

    /** End of the last step. */
    public Instant end() {
        return at(values.length);
    }

    /** Number of steps that hold a sample. */
    public int samples() {
        return (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    }

    /** The steps that start before the cutoff. */
    public TrafficHistory before(Instant cutoff) {
        long seconds = cutoff.getEpochSecond() - start.getEpochSecond() + (cutoff.getNano() > 0 ? 1 : 0);
        long steps = Math.max(0, -Math.floorDiv(-seconds, stepSeconds));
        return steps >= values.length
                ? this
                : new TrafficHistory(start, stepSeconds, Arrays.copyOf(values, (int) steps));
    }
}
