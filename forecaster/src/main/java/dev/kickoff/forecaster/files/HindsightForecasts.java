package dev.kickoff.forecaster.files;

import dev.kickoff.forecaster.model.ForecastModel;
import dev.kickoff.forecaster.model.ForecastTask;
import dev.kickoff.forecaster.model.KnownEvents;
import dev.kickoff.forecaster.model.NoHistoryException;
import dev.kickoff.forecaster.model.QuantileForecast;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Forecasts as the forecaster would have issued them at moments of the past, from files: traffic up to the start of the
 * running step and no longer back than the forecaster looks, the calendar and the tags as known at the moment. Immutable,
 * usable from any thread.
 *
 * @param revisions of events, all
 * @param tags ranges that count as not observed, each from when on it is known
 * @param zone whose days and weeks the audience lives by
 * @param signal how the documents call the traffic
 * @param region how the documents call its region
 */
public record HindsightForecasts(
        TrafficHistory traffic,
        List<Event> revisions,
        List<TaggedRange> tags,
        ZoneId zone,
        ForecastModel model,
        String signal,
        String region) {
    /** As {@code kickoff.forecaster.forecasts.look-back} unless set otherwise, and its fewest steps. */
    private static final Duration LOOK_BACK = Duration.ofDays(90);

    private static final int FEWEST_STEPS_BACK = 1_000;
    /** So long after its last phase an event may still explain something. */
    private static final Duration AFTERMATH = Duration.ofDays(1);

    public HindsightForecasts {
        revisions = List.copyOf(revisions);
        tags = List.copyOf(tags);
    }

    /** Start of the step that is running then: a forecast knows the traffic before it. */
    public Instant cutoff(Instant now) {
        long step = traffic.stepSeconds();
        long offset = now.getEpochSecond() - traffic.start().getEpochSecond();
        return traffic.start().plusSeconds(Math.floorDiv(offset, step) * step);
    }

    /** The events that count, as they were known at the moment. */
    public List<Event> known(Instant now) {
        return KnownEvents.at(revisions, now);
    }

    /** The most that was observed in a step, of those that ended within the length before now; empty without a record. */
    public OptionalDouble mostWithin(Duration length, Instant now) {
        Instant cutoff = cutoff(now);
        long steps = Math.max(1, length.toSeconds() / traffic.stepSeconds());
        TrafficHistory recent = traffic.between(cutoff.minusSeconds(steps * traffic.stepSeconds()), cutoff);
        return IntStream.range(0, recent.size())
                .mapToDouble(recent::value)
                .filter(value -> !Double.isNaN(value))
                .max();
    }

    /**
     * The forecast issued at a moment.
     *
     * @param horizon how far it reaches at least
     * @throws NoHistoryException if there is neither traffic before the moment nor an expected audience after it
     */
    public Forecast at(Instant now, Duration horizon) {
        Instant cutoff = cutoff(now);
        Instant to = cutoff.plusSeconds(traffic.stepSeconds()).plus(horizon);
        TrafficHistory before = lookBack(cutoff);
        TrafficHistory history = tags.isEmpty() ? before : before.without(TaggedRange.knownAt(tags, now));
        ForecastTask task = new ForecastTask(history, known(now), now, zone, cutoff, cutoff, to);
        return document(task, model.forecast(task), now);
    }

    /** Of what is known then, the events that can explain floors until the end of the horizon. */
    public List<Event> eventsAround(Instant now, Duration horizon) {
        Instant from = now.minus(AFTERMATH);
        Instant to = now.plus(horizon);
        return known(now).stream()
                .filter(event -> event.end().isAfter(from) && event.start().isBefore(to))
                .toList();
    }

    private TrafficHistory lookBack(Instant cutoff) {
        long steps = Math.max(FEWEST_STEPS_BACK, LOOK_BACK.toSeconds() / traffic.stepSeconds());
        return traffic.between(cutoff.minusSeconds(steps * traffic.stepSeconds()), cutoff);
    }

    private Forecast document(ForecastTask task, QuantileForecast computed, Instant now) {
        TrafficHistory history = task.history();
        return new Forecast(
                "hindsight-" + now.getEpochSecond(),
                signal,
                region,
                task.cutoff(),
                now,
                computed.from(),
                computed.stepSeconds(),
                list(computed.p10()),
                list(computed.p50()),
                list(computed.p90()),
                list(computed.p99()),
                computed.parts().stream()
                        .map(part -> new Forecast.Part(
                                part.eventId() == null ? "baseline" : "event", part.eventId(), list(part.values())))
                        .toList(),
                new Forecast.Provenance(
                        model.name(),
                        "unknown",
                        history.start(),
                        history.end(),
                        history.samples(),
                        "unknown",
                        task.events().stream().collect(Collectors.toMap(Event::id, Event::revision)),
                        Map.copyOf(computed.parameters())));
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
