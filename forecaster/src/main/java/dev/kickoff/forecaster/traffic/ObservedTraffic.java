package dev.kickoff.forecaster.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * @param from start of the first step
 * @param values mean over each step, null where nothing was observed
 */
record ObservedTraffic(Instant from, int stepSeconds, List<@Nullable Double> values) {
    static ObservedTraffic of(Instant from, int stepSeconds, double[] means) {
        List<@Nullable Double> values = new ArrayList<>(means.length);
        for (double mean : means) {
            values.add(Double.isNaN(mean) ? null : mean);
        }
        return new ObservedTraffic(from, stepSeconds, values);
    }
}
