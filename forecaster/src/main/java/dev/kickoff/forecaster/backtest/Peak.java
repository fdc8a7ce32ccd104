package dev.kickoff.forecaster.backtest;

import java.time.Duration;
import java.time.Instant;

/**
 * The highest traffic of a time and what was forecast to be the highest. Actual values and p50 are smoothed, see
 * {@link PeakWindows}; p90 and p99 are not.
 *
 * @param actualAt start of the step of the actual peak
 * @param p50At start of the step of the peak of p50
 */
public record Peak(Instant actualAt, double actual, Instant p50At, double p50, double p90, double p99) {
    private static final double SMALLEST = 1e-9;

    /** How many times too low or too high p50 was: max(a/f, f/a), at least 1. */
    public double factor() {
        double ratio = Math.max(actual, SMALLEST) / Math.max(p50, SMALLEST);
        return Math.max(ratio, 1 / ratio);
    }

    public boolean coveredByP90() {
        return p90 >= actual;
    }

    public boolean coveredByP99() {
        return p99 >= actual;
    }

    /** Time between the two peaks, never negative. */
    public Duration timeError() {
        return Duration.between(actualAt, p50At).abs();
    }
}
