package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The forecast of a signal without any history: what planners expect of its events, one unit of the signal per person at
 * the peak, with the assumed shape and wide bands. Better than nothing where the signal counts people; provenance says
 * so.
 */
final class PlannersEstimate {
    private static final double P10_OF_P50 = 0.3;
    private static final double P90_OF_P50 = 3;
    private static final double P99_OF_P90 = 3;

    private PlannersEstimate() {}

    /** @throws NoHistoryException if no event of the horizon has an expected audience */
    static QuantileForecast of(ForecastTask task) {
        List<Event> expected = task.events().stream()
                .filter(event -> event.expectedAudience() != null)
                .filter(event ->
                        event.end().isAfter(task.from()) && event.start().isBefore(task.to()))
                .toList();
        if (expected.isEmpty()) {
            NoHistoryException.throwIfEmpty(task);
        }
        int steps = task.steps();
        double[][] quantiles = new double[Quantiles.PROBABILITIES.length][steps];
        List<QuantileForecast.Part> parts = new ArrayList<>();
        parts.add(new QuantileForecast.Part(null, new double[steps]));
        for (Event event : expected) {
            Audience audience = event.expectedAudience();
            if (audience != null) {
                parts.add(new QuantileForecast.Part(event.id(), add(task, event, audience, quantiles)));
            }
        }
        return new QuantileForecast(
                task.from(),
                task.history().stepSeconds(),
                quantiles[0],
                quantiles[1],
                quantiles[2],
                quantiles[3],
                parts,
                Map.of("estimate", "no history: the planners' expected audiences, one unit of the signal per person"));
    }

    private static double[] add(ForecastTask task, Event event, Audience audience, double[][] quantiles) {
        double p90 = audience.p90() == null ? P90_OF_P50 * audience.p50() : audience.p90();
        double[] peaks = {P10_OF_P50 * audience.p50(), audience.p50(), p90, P99_OF_P90 * p90};
        double duration = Duration.between(event.start(), event.end()).toSeconds();
        double[] own = new double[task.steps()];
        int step = task.history().stepSeconds();
        for (int i = 0; i < own.length; i++) {
            double centre = task.from().getEpochSecond() + (i + 0.5) * step;
            double presence = EventCurve.presence(centre - event.start().getEpochSecond(), duration);
            for (int q = 0; q < quantiles.length; q++) {
                quantiles[q][i] += peaks[q] * presence;
            }
            own[i] = peaks[Quantiles.MEDIAN] * presence;
        }
        return own;
    }
}
