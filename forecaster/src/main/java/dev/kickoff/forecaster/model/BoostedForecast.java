package dev.kickoff.forecaster.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A forecast by boosted trees, to be combined with that of the structural model: knows no season or level but what
 * {@link LeadFeatures} show, and so errs differently. Forecasts the log traffic relative to the level at the origin.
 *
 * <p>Never looks ahead: what it says at an origin comes from trees that were fitted to targets up to that origin. Trees
 * are fitted anew for every few origins only, since fitting takes tens of milliseconds.
 *
 * <p>Safe for use by one thread.
 */
final class BoostedForecast {
    private static final int FEWEST_ROWS = 300;
    private static final int MOST_ROWS = 4000;
    private static final int FITS = 5;

    private record Fit(int origin, BoostedTrees trees) {}

    private final LeadFeatures features;
    private final List<Fit> fits = new ArrayList<>();

    /**
     * @param series the history
     * @param origins bins at which it will be asked, ascending; the last is the last bin of the history
     * @param firstLead shortest lead in bins, at least 1
     * @param lastLead longest lead in bins
     * @param spacing bins between the origins that rows for the fit are made at
     */
    BoostedForecast(
            LeadFeatures features, BinnedSeries series, int[] origins, int firstLead, int lastLead, int spacing) {
        this.features = features;
        int stride = Math.max(1, (lastLead - firstLead + 1) / 60);
        int leads = (lastLead - firstLead) / stride + 1;
        int[] own = rowOrigins(series.bins(), origins, spacing, MOST_ROWS / leads + 1);
        List<double[]> rows = new ArrayList<>();
        List<int[]> places = new ArrayList<>();
        for (int origin : own) {
            for (int t = origin + firstLead; t <= origin + lastLead && t < series.bins(); t += stride) {
                if (!Double.isNaN(series.log(t)) && !Double.isNaN(features.level(origin))) {
                    rows.add(features.of(origin, t));
                    places.add(new int[] {origin, t});
                }
            }
        }
        for (int f = 0; f < FITS; f++) {
            int at = f == FITS - 1 ? origins[origins.length - 1] : origins[f * origins.length / (FITS - 1)];
            fit(series, rows, places, at);
        }
    }

    private static int[] rowOrigins(int bins, int[] origins, int spacing, int most) {
        int[] own = Arrays.copyOf(origins, origins.length + bins / spacing + 1);
        int size = origins.length;
        for (int b = bins - 1 - spacing; b >= bins / 20; b -= spacing) {
            own[size++] = b;
        }
        own = Arrays.stream(own, 0, size).sorted().distinct().toArray();
        return own.length <= most ? own : Arrays.copyOfRange(own, own.length - most, own.length);
    }

    private void fit(BinnedSeries series, List<double[]> rows, List<int[]> places, int at) {
        double[][] x = new double[rows.size()][];
        double[] y = new double[x.length];
        int size = 0;
        for (int i = 0; i < x.length; i++) {
            int[] place = places.get(i);
            if (place[1] <= at) {
                x[size] = rows.get(i);
                y[size++] = series.log(place[1]) - features.level(place[0]);
            }
        }
        if (size >= FEWEST_ROWS) {
            double[] weights = new double[size];
            Arrays.fill(weights, 1);
            fits.add(new Fit(
                    at,
                    BoostedTrees.fit(
                            Arrays.copyOf(x, size), Arrays.copyOf(y, size), weights, BoostedTrees.Settings.MEAN)));
        }
    }

    /**
     * Log traffic expected, as seen from the origin; NaN if too little was known by then to learn from.
     *
     * @param row the features of the origin and the bin
     */
    double expected(int origin, double[] row) {
        for (int f = fits.size() - 1; f >= 0; f--) {
            if (fits.get(f).origin() <= origin) {
                return features.level(origin) + fits.get(f).trees().predict(row);
            }
        }
        return Double.NaN;
    }
}
