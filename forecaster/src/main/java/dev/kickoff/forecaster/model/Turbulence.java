package dev.kickoff.forecaster.model;

/**
 * How restless a signal is at present: the mean square of what came as a surprise in the last days, over that of all its
 * past. Restless times stay restless for a while, so bands widen with it (the idea of GARCH, Bollerslev 1986).
 */
final class Turbulence {
    private static final double HALF_LIFE_DAYS = 10;
    private static final double LARGEST_SURPRISE = 4;
    /** Weighs as much as the measured ratio's other half: exponent on the ratio of variances. */
    private static final double TRUST = 0.5;

    private static final double FLOOR = 0.1;
    private static final double FIRST_BINS = 5;

    private final double keep;
    private double recent = 1;
    private double sum = FIRST_BINS;
    private double count = FIRST_BINS;

    Turbulence(double binDays) {
        keep = Math.pow(2, -binDays / HALF_LIFE_DAYS);
    }

    /** @param deviations of a bin from its expectation, in standard deviations */
    void learn(double deviations) {
        double clipped = Math.min(LARGEST_SURPRISE, Math.abs(deviations));
        recent = keep * recent + (1 - keep) * clipped * clipped;
        sum += clipped * clipped;
        count++;
    }

    /** Factor on variances. */
    double factor() {
        return Math.pow((recent + FLOOR) / (sum / count + FLOOR), TRUST);
    }
}
