package dev.kickoff.forecaster.model;

import java.util.Arrays;

/**
 * What is usual at each bin, on the log scale: the level of the days around it plus the season, which is the median of the
 * same local time on nearby days or on the same weekday of nearby weeks, whichever is higher. Medians all through, so a
 * burst does not move what it is compared with, and a shift of the level is followed at once.
 */
final class UsualTraffic {
    private static final int NEAR_DAYS = 7;
    private static final int NEAR_WEEKS = 4;
    private static final int FEWEST_DAYS = 3;
    private static final int FEWEST_WEEKS = 2;
    private static final int SEASON_LEVEL_BINS = 7;
    private static final int LEVEL_DAYS = 3;
    private static final int LEVEL_BINS = 15;
    private static final int MOST_SORTED = 288;
    private static final double MAD_TO_SIGMA = 1.4826;

    private final BurstBins bins;
    private final double[] deseasonalised;
    private final double[] excess;
    private final double[] sigmas;

    UsualTraffic(BurstBins bins) {
        this.bins = bins;
        double[] logs = new double[bins.count()];
        Arrays.setAll(logs, bins::log);
        double[] dayLevel = rollingMedian(logs, wholeDays(SEASON_LEVEL_BINS));
        double[] season = season(logs, dayLevel);
        deseasonalised = new double[logs.length];
        Arrays.setAll(deseasonalised, bin -> logs[bin] - season[bin]);
        double[] level = rollingMedian(deseasonalised, Math.max(LEVEL_DAYS * bins.perDay(), wholeDays(LEVEL_BINS)));
        excess = new double[logs.length];
        Arrays.setAll(excess, bin -> deseasonalised[bin] - level[bin]);
        sigmas = sigmas();
    }

    /** Log of how far traffic is above what is usual; NaN without a sample, at events, and with too little to compare. */
    double excess(int bin) {
        return excess[bin];
    }

    /** Log traffic without the season, so that hours of different times of day can be compared. */
    double deseasonalised(int bin) {
        return deseasonalised[bin];
    }

    /** Robust standard deviation of the excess at this time of day. */
    double sigma(int bin) {
        return sigmas[hour(bin)];
    }

    private int hour(int bin) {
        return (int) ((long) bins.slot(bin) * bins.seconds() / 3_600);
    }

    private int wholeDays(int fewestBins) {
        return -Math.floorDiv(-fewestBins, bins.perDay()) * bins.perDay();
    }

    private double[] season(double[] logs, double[] level) {
        int perDay = bins.perDay();
        double[] cells = new double[(bins.day(logs.length - 1) + 1) * perDay];
        Arrays.fill(cells, Double.NaN);
        for (int bin = 0; bin < logs.length; bin++) {
            cells[bins.day(bin) * perDay + bins.slot(bin)] = logs[bin] - level[bin];
        }
        double[] season = new double[logs.length];
        double[] near = new double[2 * NEAR_DAYS];
        for (int bin = 0; bin < logs.length; bin++) {
            int cell = bins.day(bin) * perDay + bins.slot(bin);
            double byDay = median(near, around(cells, cell, perDay, NEAR_DAYS, near), FEWEST_DAYS);
            double byWeekday = median(near, around(cells, cell, 7 * perDay, NEAR_WEEKS, near), FEWEST_WEEKS);
            season[bin] = Double.isNaN(byWeekday) ? byDay : Math.max(byDay, byWeekday);
        }
        return season;
    }

    /** Collects the cells at {@code cell ± distance, ± 2·distance …}, without the cell itself. */
    private static int around(double[] cells, int cell, int distance, int reach, double[] into) {
        int count = 0;
        for (int i = -reach; i <= reach; i++) {
            int other = cell + i * distance;
            if (i != 0 && other >= 0 && other < cells.length && !Double.isNaN(cells[other])) {
                into[count++] = cells[other];
            }
        }
        return count;
    }

    private double[] sigmas() {
        WeightedSample all = new WeightedSample(excess.length);
        WeightedSample[] hours = new WeightedSample[24];
        Arrays.setAll(hours, hour -> new WeightedSample(excess.length / 24));
        for (int bin = 0; bin < excess.length; bin++) {
            all.add(Math.abs(excess[bin]), 1);
            hours[hour(bin)].add(Math.abs(excess[bin]), 1);
        }
        double usual = all.median();
        return Arrays.stream(hours)
                .mapToDouble(hour -> MAD_TO_SIGMA * (hour.size() == 0 ? usual : Math.max(usual, hour.median())))
                .toArray();
    }

    /**
     * Median of {@code span} bins around each bin, or the first or last of the series where it ends sooner: so there are
     * always whole days in it. Computed once an hour, from some hundreds of the bins, and straight in between.
     */
    private double[] rollingMedian(double[] values, int span) {
        int hop = Math.max(1, 3_600 / bins.seconds());
        int stride = Math.max(1, span / MOST_SORTED);
        double[] window = new double[span / stride + 1];
        double[] hourly = new double[values.length / hop + 2];
        for (int i = 0; i < hourly.length; i++) {
            int from = Math.max(0, Math.min(i * hop - span / 2, values.length - span));
            int count = 0;
            for (int bin = from; bin < Math.min(values.length, from + span); bin += stride) {
                if (!Double.isNaN(values[bin])) {
                    window[count++] = values[bin];
                }
            }
            hourly[i] = median(window, count, 1);
        }
        double[] medians = new double[values.length];
        for (int bin = 0; bin < medians.length; bin++) {
            double left = hourly[bin / hop];
            double right = hourly[bin / hop + 1];
            medians[bin] = left + (bin % hop) / (double) hop * (right - left);
        }
        return medians;
    }

    private static double median(double[] values, int count, int fewest) {
        if (count < fewest) {
            return Double.NaN;
        }
        Arrays.sort(values, 0, count);
        return (values[(count - 1) / 2] + values[count / 2]) / 2;
    }
}
