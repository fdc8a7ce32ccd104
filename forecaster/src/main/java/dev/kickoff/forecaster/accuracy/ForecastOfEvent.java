package dev.kickoff.forecaster.accuracy;

import dev.kickoff.forecaster.model.QuantileForecast;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What was forecast over an event's window: kept here because whole forecasts are not kept until the event is over.
 *
 * @param eventName and the rest about the event: as it was when this was written
 * @param forecastId of the whole forecast
 * @param cutoff of the forecast
 * @param hindsight whether it was made afterwards, as it would have been at the cutoff, because none was stored
 * @param eventKnown whether the forecast knew of the event
 * @param from start of the first step; the quantiles are one value per step
 */
record ForecastOfEvent(
        String eventName,
        String category,
        String forecastId,
        String model,
        Instant cutoff,
        boolean hindsight,
        boolean eventKnown,
        Instant from,
        int stepSeconds,
        List<Double> p10,
        List<Double> p50,
        List<Double> p90,
        List<Double> p99) {

    /** The part of the forecast in {@code [from, to)}, which it covers. */
    static ForecastOfEvent of(Event event, Forecast forecast, Instant from, Instant to, boolean hindsight) {
        int first = index(forecast, from);
        int end = index(forecast, to);
        return new ForecastOfEvent(
                event.name(),
                event.category(),
                forecast.id(),
                forecast.provenance().model(),
                forecast.cutoff(),
                hindsight,
                forecast.provenance().eventRevisions().containsKey(event.id()),
                forecast.at(first),
                forecast.stepSeconds(),
                forecast.p10().subList(first, end),
                forecast.p50().subList(first, end),
                forecast.p90().subList(first, end),
                forecast.p99().subList(first, end));
    }

    /** The first step that starts at or after the instant. */
    private static int index(Forecast forecast, Instant at) {
        long seconds = Duration.between(forecast.from(), at).toSeconds();
        return (int) -Math.floorDiv(-seconds, (long) forecast.stepSeconds());
    }

    Instant to() {
        return from.plusSeconds((long) p50.size() * stepSeconds);
    }

    QuantileForecast quantiles() {
        return new QuantileForecast(
                from, stepSeconds, array(p10), array(p50), array(p90), array(p99), List.of(), Map.of());
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
