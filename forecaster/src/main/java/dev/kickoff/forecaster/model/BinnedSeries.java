package dev.kickoff.forecaster.model;

import java.util.Arrays;

/**
 * A history on the log scale, in bins. A small offset, one hundredth of the usual value, keeps zeros finite and stops
 * the noise of tiny values from counting as much as that of large ones.
 */
final class BinnedSeries {
    private static final double OFFSET_SHARE = 0.01;
    private static final double SMALLEST_OFFSET = 1e-9;

    private final double offset;
    private final double[] logs;
    private final double[] single;

    BinnedSeries(TrafficHistory history, Timeline timeline) {
        offset = offset(history);
        int bins = timeline.bins();
        double[] sums = new double[bins];
        int[] counts = new int[bins];
        single = new double[bins];
        Arrays.fill(single, Double.NaN);
        long first = history.start().getEpochSecond();
        for (int i = 0; i < history.size(); i++) {
            double value = history.value(i);
            if (!Double.isNaN(value)) {
                int bin = timeline.binAt(first + (double) i * history.stepSeconds());
                sums[bin] += value;
                // A different step of each bin, so that no minute of the hour is favoured.
                if (counts[bin]++ == 0 || (bin + i) % 3 == 0) {
                    single[bin] = Math.log(value + offset);
                }
            }
        }
        logs = new double[bins];
        for (int bin = 0; bin < bins; bin++) {
            logs[bin] = counts[bin] == 0 ? Double.NaN : Math.log(sums[bin] / counts[bin] + offset);
        }
    }

    private static double offset(TrafficHistory history) {
        double[] positive = new double[history.size()];
        int count = 0;
        for (int i = 0; i < history.size(); i++) {
            if (history.value(i) > 0) {
                positive[count++] = history.value(i);
            }
        }
        if (count == 0) {
            return SMALLEST_OFFSET;
        }
        Arrays.sort(positive, 0, count);
        return Math.max(SMALLEST_OFFSET, OFFSET_SHARE * positive[count / 2]);
    }

    /** Log of the bin's mean, NaN without a sample. */
    double log(int bin) {
        return logs[bin];
    }

    /** Log of one single step of the bin: shows the noise within bins that the mean hides. */
    double singleLog(int bin) {
        return single[bin];
    }

    int bins() {
        return logs.length;
    }

    double offset() {
        return offset;
    }

    /** Back from the log scale, never negative. */
    double value(double log) {
        return Math.max(0, Math.exp(Math.min(log, 300)) - offset);
    }
}
