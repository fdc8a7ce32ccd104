package dev.kickoff.forecaster.model;

/**
 * How effects of events that overlap add up. An effect is an excess: 0.5 is half as much again as without the event,
 * -0.2 a fifth less. Events share a part of their audience, so their excesses add like the sides of a right angle: two
 * equal events at the same time draw 1.41 times the crowd of one.
 */
final class Composition {
    /** Nothing draws everybody away. */
    private static final double LOWEST = -0.95;

    private Composition() {}

    /** What one excess brings to the sum that {@link #total} is taken of. */
    static double addend(double excess) {
        return excess * Math.abs(excess);
    }

    /** The excess of all events whose addends sum up to {@code sum}. */
    static double total(double sum) {
        return Math.max(LOWEST, Math.signum(sum) * Math.sqrt(Math.abs(sum)));
    }

    /** Log of the factor that the addends' total puts on the baseline. */
    static double logFactor(double sum) {
        return Math.log1p(total(sum));
    }
}
