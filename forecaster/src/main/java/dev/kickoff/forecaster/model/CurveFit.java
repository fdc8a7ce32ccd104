package dev.kickoff.forecaster.model;

/**
 * How well a curve explains what was observed when its level and its strength are free:
 * {@code observed = level + strength · curve + error}, with errors of Student's t-distribution, so that a single burst or
 * drop proves little. Fitted by iteratively reweighted least squares (Lange, Little and Taylor, "Robust statistical
 * modeling using the t distribution", 1989). All inputs are whitened.
 */
final class CurveFit {
    private static final int ROUNDS = 4;
    private static final double FREEDOM = 4;
    /** Standard deviation of the level's log that is thought usual: a factor of two. */
    private static final double LEVEL_SD = 0.7;

    private static final double STRENGTH_SD = 0.5;

    private final double[] observed;
    private final double[] one;

    /** @param one the whitened constant 1 */
    CurveFit(double[] observed, double[] one) {
        this.observed = observed;
        this.one = one;
    }

    /**
     * The best level and strength.
     *
     * @param logPosterior log of the posterior density there, up to a constant that all curves share
     */
    record Fit(double level, double strength, double logPosterior) {}

    Fit fit(double[] curve) {
        double level = 0;
        double strength = 1;
        for (int round = 0; round < ROUNDS; round++) {
            double oneOne = 1 / (LEVEL_SD * LEVEL_SD);
            double curveCurve = 1 / (STRENGTH_SD * STRENGTH_SD);
            double oneCurve = 0;
            double oneSeen = 0;
            double curveSeen = curveCurve;
            for (int i = 0; i < observed.length; i++) {
                double error = observed[i] - level * one[i] - strength * curve[i];
                double weight = round == 0 ? 1 : (FREEDOM + 1) / (FREEDOM + error * error);
                oneOne += weight * one[i] * one[i];
                oneCurve += weight * one[i] * curve[i];
                curveCurve += weight * curve[i] * curve[i];
                oneSeen += weight * one[i] * observed[i];
                curveSeen += weight * curve[i] * observed[i];
            }
            double determinant = oneOne * curveCurve - oneCurve * oneCurve;
            strength = Math.max(0, (oneOne * curveSeen - oneCurve * oneSeen) / determinant);
            level = (oneSeen - oneCurve * strength) / oneOne;
        }
        double log = -square(level / LEVEL_SD) / 2 - square((strength - 1) / STRENGTH_SD) / 2;
        for (int i = 0; i < observed.length; i++) {
            double error = observed[i] - level * one[i] - strength * curve[i];
            log -= (FREEDOM + 1) / 2 * Math.log1p(error * error / FREEDOM);
        }
        return new Fit(level, strength, log);
    }

    private static double square(double x) {
        return x * x;
    }
}
