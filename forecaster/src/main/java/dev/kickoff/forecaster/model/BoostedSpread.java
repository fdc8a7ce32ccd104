package dev.kickoff.forecaster.model;

import java.util.Arrays;

/**
 * How far traffic strays from its forecast, learnt from the standardised errors of past forecasts by quantile trees:
 * a season in which nothing happens is calmer than one in which anything may. Counts half at most; the other half stays
 * with the quantiles that hold everywhere. Needs errors of many days: below {@link #FEWEST_DAYS} it changes nothing.
 *
 * <p>Immutable.
 */
final class BoostedSpread {
    private static final double MOST_SHARE = 0.5;
    private static final double FEWEST_DAYS = 60;
    private static final double FULL_DAYS = 180;
    private static final int TREES = 40;
    private static final int LEAF_DAYS = 15;
    private static final int LEAF_ROWS = 40;

    private final double share;
    private final BoostedTrees[] trees = new BoostedTrees[Quantiles.PROBABILITIES.length];

    /**
     * @param rows features of the past forecasts, see {@link LeadFeatures}
     * @param errors how many standard deviations the traffic was above each forecast
     * @param days how many of them are as good as independent: distinct days and events
     */
    BoostedSpread(double[][] rows, double[] errors, int days) {
        share = MOST_SHARE * Math.max(0, Math.min(1, (days - FEWEST_DAYS) / (FULL_DAYS - FEWEST_DAYS)));
        if (share == 0) {
            return;
        }
        double[] weights = new double[errors.length];
        Arrays.fill(weights, 1);
        int leaf = Math.max(LEAF_ROWS, LEAF_DAYS * (errors.length / days));
        for (int p = 0; p < trees.length; p++) {
            if (p != Quantiles.MEDIAN) {
                int rare = Quantiles.PROBABILITIES[p] > 0.95 ? leaf * 3 / 2 : leaf;
                trees[p] = BoostedTrees.fit(
                        rows, errors, weights, BoostedTrees.Settings.quantile(Quantiles.PROBABILITIES[p], TREES, rare));
            }
        }
    }

    /**
     * Moves the quantiles of the standardised error towards what the features let expect; the median stays.
     *
     * @param z of p10, p50, p90 and p99, ascending
     * @return a new array, ascending
     */
    double[] apply(double[] z, double[] row) {
        double[] moved = z.clone();
        if (share == 0) {
            return moved;
        }
        for (int p = 0; p < moved.length; p++) {
            if (p != Quantiles.MEDIAN) {
                moved[p] += share * (trees[p].predict(row) - moved[p]);
            }
        }
        moved[0] = Math.min(moved[0], moved[Quantiles.MEDIAN]);
        for (int p = Quantiles.MEDIAN + 1; p < moved.length; p++) {
            moved[p] = Math.max(moved[p], moved[p - 1]);
        }
        return moved;
    }
}
