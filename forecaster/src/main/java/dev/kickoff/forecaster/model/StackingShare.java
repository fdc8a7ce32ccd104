package dev.kickoff.forecaster.model;

/**
 * What share a second forecast should have beside the first, by the absolute errors that their mix would have had
 * (Breiman, Stacked regressions, 1996). The errors of few days prove little, so the share is drawn to a usual one that
 * grows with the evidence.
 */
final class StackingShare {
    private static final double USUAL = 0.4;
    private static final double USUAL_DAYS = 30;
    private static final double PULL = 0.2;
    private static final int STEPS = 7;

    private StackingShare() {}

    /**
     * @param actual what came
     * @param first forecasts of it
     * @param second forecasts of it; NaN where there was none, such places do not count
     * @param weights how much each place counts
     * @param days how many of the places with a second forecast are as good as independent
     * @return 0 to 0.7
     */
    static double of(double[] actual, double[] first, double[] second, double[] weights, int days) {
        double usual = USUAL * days / (days + USUAL_DAYS);
        double alone = loss(actual, first, second, weights, 0);
        double best = Double.MAX_VALUE;
        double found = 0;
        for (int step = 0; step <= STEPS; step++) {
            double share = step / 10.0;
            double loss =
                    loss(actual, first, second, weights, share) + PULL * (share - usual) * (share - usual) * alone;
            if (loss < best) {
                best = loss;
                found = share;
            }
        }
        return found;
    }

    private static double loss(double[] actual, double[] first, double[] second, double[] weights, double share) {
        double loss = 0;
        for (int i = 0; i < actual.length; i++) {
            if (!Double.isNaN(second[i])) {
                loss += weights[i] * Math.abs(actual[i] - first[i] - share * (second[i] - first[i]));
            }
        }
        return loss;
    }
}
