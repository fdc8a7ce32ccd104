package dev.kickoff.forecaster.model;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Traffic over its baseline around an event, on the log scale, in ascending bins.
 *
 * @param centres epoch seconds of the bins' centres
 * @param logs log of traffic over the baseline without events, NaN in gaps; a level that is off does not matter
 * @param binSeconds length of a bin
 * @param noise robust standard deviation of one bin's log around its expectation when nothing is on
 */
record ObservedDeviations(double[] centres, double[] logs, int binSeconds, double noise) {
    ObservedDeviations {
        if (centres.length != logs.length) {
            throw new IllegalArgumentException(
                    "logs '" + logs.length + "' must be as many as centres, " + centres.length);
        }
        if (binSeconds < 1) {
            throw new IllegalArgumentException("binSeconds '" + binSeconds + "' must be 1 or more");
        }
        if (!(noise >= 0) || Double.isInfinite(noise)) {
            throw new IllegalArgumentException("noise '" + noise + "' must be finite and not negative");
        }
    }

    /** Those with a sample and a centre in {@code [from, to)}. */
    ObservedDeviations between(double from, double to) {
        int[] kept = IntStream.range(0, logs.length)
                .filter(i -> centres[i] >= from && centres[i] < to && !Double.isNaN(logs[i]))
                .toArray();
        return new ObservedDeviations(
                Arrays.stream(kept).mapToDouble(i -> centres[i]).toArray(),
                Arrays.stream(kept).mapToDouble(i -> logs[i]).toArray(),
                binSeconds,
                noise);
    }

    int size() {
        return logs.length;
    }
}
