package dev.kickoff.hub.console;

import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * An event in a list.
 *
 * @param when day and hours
 * @param zone what people call the zone of these hours
 * @param distanceName what the distance is from, for example {@code Starts}
 * @param distance from now, in words
 */
record EventRow(
        String id,
        String name,
        String category,
        EventStatus status,
        String when,
        String zone,
        String distanceName,
        String distance,
        String audience,
        String regions,
        String criticality) {

    static EventRow of(Event event, Viewer viewer, Instant now) {
        Hours hours = new Hours(viewer.zoneFor(ZoneId.of(event.zone())));
        return new EventRow(
                event.id(),
                event.name(),
                event.category(),
                EventStatus.of(event, now),
                hours.span(event.start(), event.end()),
                hours.zoneName(event.start()),
                distanceName(event, now),
                distance(event, now),
                EventChanges.audience(event.expectedAudience()),
                EventChanges.regions(event),
                EventChanges.criticality(event));
    }

    private static String distanceName(Event event, Instant now) {
        if (now.isBefore(event.start())) {
            return "Starts";
        }
        return now.isBefore(event.end()) ? "Running" : "Ended";
    }

    private static String distance(Event event, Instant now) {
        if (now.isBefore(event.start())) {
            return Spans.relative(event.start(), now);
        }
        return now.isBefore(event.end())
                ? "for " + Spans.words(Duration.between(event.start(), now))
                : Spans.relative(event.end(), now);
    }
}
