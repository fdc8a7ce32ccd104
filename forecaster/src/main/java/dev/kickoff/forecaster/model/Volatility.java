package dev.kickoff.forecaster.model;

import java.util.Arrays;
import java.util.Locale;

/**
 * How a signal moves around its season, as a sum of independent motions: white noise, swings of hours, swings of days,
 * and a level that wanders for good. Fitted to the variogram: half the squared difference that is usual between two bins
 * so far apart, taken from a quantile so that bursts do not count (robust variograms: Cressie and Hawkins 1980).
 *
 * @param noise variance of the noise of a bin, log scale
 * @param hours stationary variance of the swings of hours
 * @param days stationary variance of the swings of days
 * @param levelPerDay variance that the level gains per day
 */
record Volatility(double noise, double hours, double days, double levelPerDay) {
    static final double HOURS_HALF_LIFE_DAYS = 1.5 / 24;
    private static final double DAYS_HALF_LIFE_DAYS = 1.5;
    private static final double[] LAG_HOURS = {0, 0.25, 0.5, 1, 2, 4, 8, 24, 48, 96, 168, 336};
    private static final int FEWEST_PAIRS = 5;
    private static final double[] SMALLEST = {1e-5, 1e-6, 1e-5, 2e-5};
    /** Bins from which on swings of hours cannot be seen. */
    private static final int COARSE_SECONDS = 6 * 3600;

    private static final double QUARTILE_OF_ABSOLUTE_NORMAL = 1.1503;
    private static final int ROUNDS = 200;

    /** @param residual log traffic without season, NaN in gaps and events */
    static Volatility of(double[] residual, int binSeconds) {
        double[] gamma = new double[LAG_HOURS.length];
        double[] days = new double[LAG_HOURS.length];
        int lags = 0;
        int last = 0;
        for (double hours : LAG_HOURS) {
            int lag = Math.max(1, (int) Math.round(hours * 3600 / binSeconds));
            double found = lag > last && lag < residual.length ? gamma(residual, lag) : Double.NaN;
            if (!Double.isNaN(found)) {
                last = lag;
                gamma[lags] = Math.max(found, 1e-6);
                days[lags++] = lag * (double) binSeconds / LocalClock.DAY;
            }
        }
        return fit(Arrays.copyOf(gamma, lags), Arrays.copyOf(days, lags), binSeconds);
    }

    private static double gamma(double[] residual, int lag) {
        WeightedSample differences = new WeightedSample(residual.length);
        for (int i = lag; i < residual.length; i++) {
            differences.add(Math.abs(residual[i] - residual[i - lag]), 1);
        }
        if (differences.size() < FEWEST_PAIRS) {
            return Double.NaN;
        }
        double sd = differences.quantiles(0.75)[0] / QUARTILE_OF_ABSOLUTE_NORMAL;
        return sd * sd / 2;
    }

    /** Least squares of the relative errors under the condition that no part is negative, by coordinate descent. */
    private static Volatility fit(double[] gamma, double[] days, int binSeconds) {
        double[] parts = {0.01, 0.01, 0.01, 0.001};
        double[][] basis = new double[parts.length][gamma.length];
        for (int l = 0; l < gamma.length; l++) {
            basis[0][l] = 1 / gamma[l];
            basis[1][l] = binSeconds >= COARSE_SECONDS ? 0 : swing(days[l], HOURS_HALF_LIFE_DAYS) / gamma[l];
            basis[2][l] = swing(days[l], DAYS_HALF_LIFE_DAYS) / gamma[l];
            basis[3][l] = days[l] / 2 / gamma[l];
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int p = 0; p < parts.length; p++) {
                double top = 0;
                double bottom = 1e-12;
                for (int l = 0; l < gamma.length; l++) {
                    double rest = 1;
                    for (int other = 0; other < parts.length; other++) {
                        rest -= other == p ? 0 : parts[other] * basis[other][l];
                    }
                    top += rest * basis[p][l];
                    bottom += basis[p][l] * basis[p][l];
                }
                parts[p] = gamma.length == 0 ? parts[p] : Math.max(0, top / bottom);
            }
        }
        for (int p = 0; p < parts.length; p++) {
            parts[p] = Math.max(parts[p], SMALLEST[p]);
        }
        return new Volatility(parts[0], parts[1], parts[2], parts[3]);
    }

    private static double swing(double days, double halfLifeDays) {
        return 1 - Math.pow(2, -days / halfLifeDays);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "sd noise %.3f, hours %.3f, days %.3f, level per day %.3f (log)",
                Math.sqrt(noise),
                Math.sqrt(hours),
                Math.sqrt(days),
                Math.sqrt(levelPerDay));
    }
}
