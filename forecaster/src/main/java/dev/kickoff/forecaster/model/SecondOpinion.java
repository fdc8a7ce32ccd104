package dev.kickoff.forecaster.model;

import java.util.stream.IntStream;

/**
 * What boosted trees say where a history is long enough for them: a forecast that knows no level and no season but what
 * the past shows, and so errs differently from the candidates. Not thread-safe.
 */
final class SecondOpinion {
    /** With fewer days of history trees learn the days by heart. */
    static final double FEWEST_DAYS = 180;

    static final String LABEL = "boosted";

    private final LeadFeatures features;
    private final BoostedForecast forecast;

    /**
     * @param origins one per bin of history
     * @param nearest first bin of the horizon, counted from the last bin of the history
     * @param furthest last bin of it
     */
    SecondOpinion(Timeline timeline, BinnedSeries series, Design design, boolean[] origins, int nearest, int furthest) {
        features = new LeadFeatures(timeline, series, design);
        int last = timeline.bins() - 1;
        int[] asked = IntStream.rangeClosed(0, last)
                .filter(bin -> origins[bin] || bin == last)
                .toArray();
        int spacing = Origins.spacing(timeline, nearest, furthest);
        forecast = new BoostedForecast(features, series, asked, nearest, furthest, spacing);
    }

    static boolean isPossible(Timeline timeline) {
        return timeline.bins() * timeline.binDays() >= FEWEST_DAYS;
    }

    /** What is known at the origin about a later bin. */
    double[] features(int origin, int bin) {
        return features.of(origin, bin);
    }

    /** Log traffic expected; NaN if too little was known at the origin. */
    double expected(int origin, double[] features) {
        return forecast.expected(origin, features);
    }
}
