package dev.kickoff.hub.whatif;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The time to look at: around all hours of the changed events, as they are and as they would be, with room for the rise
 * before and the fall after; the next day and a half when no event is changed.
 */
record Span(Instant from, Instant to) {
    private static final Duration BEFORE = Duration.ofHours(6);
    private static final Duration AFTER = Duration.ofHours(6);
    private static final Duration NEXT = Duration.ofHours(36);
    private static final Duration LONGEST = Duration.ofDays(31);

    /**
     * @param now rounded down to a minute, nothing before it can be changed
     * @throws InvalidDocumentException when the events lie too far apart to be looked at together
     */
    static Span of(List<Event> events, Instant now) {
        List<Instant> hours = new ArrayList<>();
        for (Event event : events) {
            hours.add(event.start());
            hours.add(event.end());
            for (Phase phase : event.phases()) {
                hours.add(phase.start());
                hours.add(phase.end());
            }
        }
        if (hours.isEmpty()) {
            return new Span(now, now.plus(NEXT));
        }
        hours.sort(null);
        Instant first = hours.get(0).minus(BEFORE);
        Instant last = hours.get(hours.size() - 1).plus(AFTER);
        Instant from = first.isBefore(now) ? now : first;
        // An event that is over, or nearly: what is left of it.
        Instant to = last.isBefore(now.plus(AFTER)) ? now.plus(AFTER) : last;
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new InvalidDocumentException(
                    "events", to, "must lie within " + LONGEST.toDays() + " days to be looked at together");
        }
        return new Span(from, to);
    }

    /** Those within the span, cut at its borders. */
    List<Floor> cut(List<Floor> floors) {
        return floors.stream()
                .filter(floor -> floor.until().isAfter(from) && floor.startAt().isBefore(to))
                .map(floor -> floor.between(
                        floor.startAt().isBefore(from) ? from : floor.startAt(),
                        floor.readyAt(),
                        floor.until().isAfter(to) ? to : floor.until()))
                .toList();
    }
}
