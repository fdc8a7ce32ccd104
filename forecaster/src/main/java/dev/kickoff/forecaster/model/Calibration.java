package dev.kickoff.forecaster.model;

import org.apache.commons.math3.distribution.TDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How far, in standard deviations that the model states, each quantile lies from what it expects: inside and outside
 * events. The empirical quantiles of past deviations (normalised conformal prediction: Papadopoulos, Gammerman, Vovk
 * 2008), each event or day one draw, shrunk towards those of a Student distribution while draws are few.
 *
 * @param inside by {@link Quantiles#PROBABILITIES}, ascending
 * @param outside alike
 * @param spread how the quantiles depend on circumstances, null where that is not known
 * @param events number of past events that the inside rests on
 */
record Calibration(
        double[] inside, double[] outside, @Nullable BoostedSpread spread, long events) {
    private static final double[] ASSUMED = assumed();
    private static final double DRAWS_TO_TRUST = 6;
    /** The tail is seen rarely, and a wrong median harms most. */
    private static final double DRAWS_TO_TRUST_TAIL_AND_MEDIAN = 18;

    private static final int FEWEST = 3;

    private static double[] assumed() {
        TDistribution student = new TDistribution(8);
        double[] quantiles = new double[Quantiles.PROBABILITIES.length];
        for (int q = 0; q < quantiles.length; q++) {
            quantiles[q] = student.inverseCumulativeProbability(Quantiles.PROBABILITIES[q]);
        }
        return quantiles;
    }

    /** Of what is not calibrated. */
    static double[] uncalibrated() {
        return ASSUMED.clone();
    }

    static double[] quantiles(WeightedSample deviations, long draws) {
        double[] quantiles = ASSUMED.clone();
        if (deviations.size() < FEWEST) {
            return quantiles;
        }
        double[] found = deviations.quantiles(Quantiles.PROBABILITIES);
        for (int q = 0; q < quantiles.length; q++) {
            boolean careful = q == Quantiles.MEDIAN || q == quantiles.length - 1;
            double doubt = careful ? DRAWS_TO_TRUST_TAIL_AND_MEDIAN : DRAWS_TO_TRUST;
            double trust = draws / (draws + doubt);
            quantiles[q] = trust * found[q] + (1 - trust) * quantiles[q];
        }
        quantiles[0] = Math.min(quantiles[0], quantiles[Quantiles.MEDIAN]);
        for (int q = Quantiles.MEDIAN + 1; q < quantiles.length; q++) {
            quantiles[q] = Math.max(quantiles[q], quantiles[q - 1]);
        }
        return quantiles;
    }

    /**
     * Of every quantile, ascending.
     *
     * @param presence of the crowd, see {@link EventRegressors#fill}
     * @param features of the moment, see {@link LeadFeatures}; not looked at without a spread
     */
    double[] deviations(double presence, double[] features) {
        double share = Math.max(0, Math.min(1, presence / EventRegressors.FELT));
        double[] deviations = new double[outside.length];
        for (int q = 0; q < deviations.length; q++) {
            deviations[q] = outside[q] + share * (inside[q] - outside[q]);
        }
        return spread == null ? deviations : spread.apply(deviations, features);
    }
}
