package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/**
 * What a model is asked. Holds no traffic at or after the cutoff and nothing of the calendar that became known later
 * than it may: {@link #of} removes it, the constructor refuses it.
 *
 * @param history ends at or before the cutoff
 * @param events one revision per event, see {@link KnownEvents}
 * @param eventsKnownAt when the calendar was as given: the cutoff for a forecast made in hindsight; later for a live one,
 *     which lacks traffic of the running step but must not lack what people decided in it
 * @param zone whose days and weeks the audience lives by
 * @param from start of the first step to forecast, on the history's step grid, not before the cutoff
 * @param to end of the last step
 */
public record ForecastTask(
        TrafficHistory history,
        List<Event> events,
        Instant eventsKnownAt,
        ZoneId zone,
        Instant cutoff,
        Instant from,
        Instant to) {

    public ForecastTask {
        events = List.copyOf(events);
        if (history.size() > 0 && !history.at(history.size() - 1).isBefore(cutoff)) {
            throw new IllegalArgumentException("history holds samples at or after the cutoff " + cutoff);
        }
        for (Event event : events) {
            if (event.knownAt().isAfter(eventsKnownAt)) {
                throw new IllegalArgumentException("event " + event.id() + " became known at " + event.knownAt()
                        + ", after the calendar's " + eventsKnownAt);
            }
        }
        if (from.isBefore(cutoff)) {
            throw new IllegalArgumentException("from '" + from + "' must not be before the cutoff " + cutoff);
        }
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("to '" + to + "' must be after from " + from);
        }
        if (Duration.between(history.start(), from).toMillis() % (history.stepSeconds() * 1000L) != 0) {
            throw new IllegalArgumentException("from '" + from + "' must be on the grid of " + history.stepSeconds()
                    + " second steps that starts at " + history.start());
        }
    }

    /** A task as it would have been at the cutoff: everything is left out, of traffic and events, that was not known. */
    public static ForecastTask of(
            TrafficHistory traffic,
            Collection<Event> revisions,
            ZoneId zone,
            Instant cutoff,
            Instant from,
            Instant to) {
        return new ForecastTask(
                traffic.before(cutoff), KnownEvents.at(revisions, cutoff), cutoff, zone, cutoff, from, to);
    }

    /** The same on another history. */
    ForecastTask with(TrafficHistory other) {
        return new ForecastTask(other, events, eventsKnownAt, zone, cutoff, from, to);
    }

    /** Number of steps to forecast: those that start in {@code [from, to)}. */
    public int steps() {
        long seconds = to.getEpochSecond() - from.getEpochSecond();
        return Math.toIntExact(-Math.floorDiv(-seconds, (long) history.stepSeconds()));
    }
}
