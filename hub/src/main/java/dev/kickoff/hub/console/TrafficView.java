package dev.kickoff.hub.console;

import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.Quantile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Traffic of one signal and region on the steps of a chart.
 *
 * @param unit of the signal
 * @param actual one value per step, null where nothing was observed (yet)
 * @param past the forecast as it stood before the event, null when none is kept; shown up to where the newest begins, so
 *     that a reader sees how good it was and not how well it was corrected afterwards
 * @param newest null when there is none
 */
record TrafficView(
        ChartWindow window,
        String unit,
        List<@Nullable Double> actual,
        @Nullable Forecast past,
        @Nullable Forecast newest) {

    List<@Nullable Double> forecast(Quantile quantile) {
        List<@Nullable Double> values = new ArrayList<>(window.steps());
        for (int step = 0; step < window.steps(); step++) {
            Instant at = window.at(step);
            boolean ahead = newest != null && !at.isBefore(newest.from());
            values.add(mean(ahead ? newest : past, quantile, at, window.stepSeconds()));
        }
        return Collections.unmodifiableList(values);
    }

    /** What was observed, and the median where nothing was yet; null where neither is known. */
    List<@Nullable Double> actualThenMedian() {
        List<@Nullable Double> median = forecast(Quantile.P50);
        List<@Nullable Double> values = new ArrayList<>(window.steps());
        int last = lastObserved();
        for (int step = 0; step < window.steps(); step++) {
            values.add(step <= last ? actual.get(step) : median.get(step));
        }
        return Collections.unmodifiableList(values);
    }

    /** Index of the last step with an observation, -1 if there is none. */
    int lastObserved() {
        int last = actual.size() - 1;
        while (last >= 0 && actual.get(last) == null) {
            last--;
        }
        return last;
    }

    /** Mean over the chart's step, which may be longer than the forecast's. */
    private static @Nullable Double mean(@Nullable Forecast forecast, Quantile quantile, Instant at, int stepSeconds) {
        if (forecast == null) {
            return null;
        }
        long offset = at.getEpochSecond() - forecast.from().getEpochSecond();
        int first = (int) Math.floorDiv(offset, forecast.stepSeconds());
        int count = Math.max(1, stepSeconds / forecast.stepSeconds());
        if (first < 0 || first + count > forecast.steps()) {
            return null;
        }
        return forecast.values(quantile).subList(first, first + count).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElseThrow();
    }
}
