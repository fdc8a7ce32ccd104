package dev.kickoff.forecaster.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Observed traffic of one signal on a fixed step, up to {@link #end()}. What lies after the end is not in here, so
 * nothing that is given a history can look ahead of it.
 */
public final class TrafficHistory {
    private static final double FEWEST_OBSERVED = 0.9;

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
        long steps = Math.max(0, stepsBefore(cutoff));
        return steps >= values.length
                ? this
                : new TrafficHistory(start, stepSeconds, Arrays.copyOf(values, (int) steps));
    }

    /** The steps that start in {@code [from, to)}, which may be none. */
    public TrafficHistory between(Instant from, Instant to) {
        int first = (int) Math.max(0, Math.min(values.length, stepsBefore(from)));
        int end = (int) Math.max(first, Math.min(values.length, stepsBefore(to)));
        return first == 0 && end == values.length
                ? this
                : new TrafficHistory(at(first), stepSeconds, Arrays.copyOfRange(values, first, end));
    }

    /**
     * The history as if nothing had been observed in the ranges: every step that a range touches has no sample. Start,
     * end and step stay, so a range that reaches the end leaves a gap there.
     */
    public TrafficHistory without(List<TimeRange> ranges) {
        double[] kept = values.clone();
        for (TimeRange range : ranges) {
            int from = (int) Math.max(0, Math.min(kept.length, stepsUntil(range.start())));
            int to = (int) Math.max(from, Math.min(kept.length, stepsBefore(range.end())));
            Arrays.fill(kept, from, to, Double.NaN);
        }
        return new TrafficHistory(start, stepSeconds, kept);
    }

    /** Index of the step that the instant lies in. */
    private long stepsUntil(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond() - start.getEpochSecond(), (long) stepSeconds);
    }

    /** Number of steps that start before the instant. */
    private long stepsBefore(Instant instant) {
        long seconds = instant.getEpochSecond() - start.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
        return -Math.floorDiv(-seconds, (long) stepSeconds);
    }

    /**
     * The history on a longer step: means over steps that are counted from 1970-01-01T00:00:00Z, so one of a day is a
     * UTC day in every zone and never 23 or 25 hours long. A step of which less than nine tenths was observed has no
     * sample, because a mean over the rest would be one of other hours. What follows the last step that ended is dropped.
     *
     * @param longer seconds, a multiple of this history's step
     * @throws IllegalArgumentException if it is not
     */
    public TrafficHistory aggregated(int longer) {
        if (longer < stepSeconds || longer % stepSeconds != 0) {
            throw new IllegalArgumentException(
                    "stepSeconds '" + longer + "' must be a multiple of the history's step of " + stepSeconds);
        }
        if (longer == stepSeconds) {
            return this;
        }
        long phase = Math.floorMod(start.getEpochSecond(), (long) stepSeconds);
        long first = Math.floorDiv(start.getEpochSecond() - phase, (long) longer) * longer + phase;
        int perStep = longer / stepSeconds;
        int skipped = (int) ((start.getEpochSecond() - first) / stepSeconds);
        double[] means = new double[(skipped + values.length) / perStep];
        for (int i = 0; i < means.length; i++) {
            means[i] = mean(Math.max(0, i * perStep - skipped), (i + 1) * perStep - skipped, perStep);
        }
        return new TrafficHistory(Instant.ofEpochSecond(first), longer, means);
    }

    private double mean(int from, int to, int whole) {
        double sum = 0;
        int observed = 0;
        for (int i = from; i < to; i++) {
            if (!Double.isNaN(values[i])) {
                sum += values[i];
                observed++;
            }
        }
        return observed < FEWEST_OBSERVED * whole ? Double.NaN : sum / observed;
    }
}
