package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The forecast of a signal without any history, and the least that is forecast while there is less than a day of it: what planners expect of its events, one unit of the signal per person at
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
                Map.of(
                        "estimate",
                        "too little history: at least the planners' expected audiences, one unit of the signal per person"));
    }

    private static List<Event> expected(ForecastTask task) {
        return task.events().stream()
                .filter(event -> event.expectedAudience() != null)
                .filter(event ->
                        event.end().isAfter(task.from()) && event.start().isBefore(task.to()))
                .toList();
    }

    /** Whether traffic was seen for less than a day, and planners have said what they expect. */
    static boolean isNeeded(ForecastTask task) {
        TrafficHistory history = task.history();
        long positive = IntStream.range(0, history.size())
                .filter(i -> history.value(i) > 0)
                .count();
        return positive * history.stepSeconds() < LocalClock.DAY
                && !expected(task).isEmpty();
    }

    /** The larger of what was learnt and the estimate, step by step; p10 is what was learnt. */
    static QuantileForecast atLeast(ForecastTask task, QuantileForecast learnt) {
        QuantileForecast estimate = of(task);
        List<QuantileForecast.Part> parts = new ArrayList<>(learnt.parts());
        double[] median = max(learnt.p50(), estimate.p50());
        for (QuantileForecast.Part part : estimate.parts()) {
            double[] added = new double[median.length];
            for (int i = 0; i < added.length; i++) {
                double share = estimate.p50()[i] == 0 ? 0 : part.values()[i] / estimate.p50()[i];
                added[i] = share * (median[i] - learnt.p50()[i]);
            }
            add(parts, part.eventId(), added);
        }
        Map<String, String> facts = new TreeMap<>(learnt.parameters());
        facts.putAll(estimate.parameters());
        return new QuantileForecast(
                learnt.from(),
                learnt.stepSeconds(),
                learnt.p10(),
                median,
                max(learnt.p90(), estimate.p90()),
                max(learnt.p99(), estimate.p99()),
                parts,
                facts,
                learnt.explanation());
    }

    private static double[] max(double[] a, double[] b) {
        double[] larger = new double[a.length];
        Arrays.setAll(larger, i -> Math.max(a[i], b[i]));
        return larger;
    }

    private static void add(List<QuantileForecast.Part> parts, @Nullable String eventId, double[] added) {
        for (QuantileForecast.Part part : parts) {
            if (Objects.equals(part.eventId(), eventId)) {
                Arrays.setAll(part.values(), i -> part.values()[i] + added[i]);
                return;
            }
        }
        parts.add(new QuantileForecast.Part(eventId, added));
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
