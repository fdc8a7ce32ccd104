package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was known of the calendar at an instant. */
public final class KnownEvents {
    private static final Comparator<Event> NEWEST =
            Comparator.comparing(Event::knownAt).thenComparing(Event::revision);

    private KnownEvents() {}

    /**
     * Of each id the newest revision known at the instant, if it counts: a draft or a cancellation removes the event, a
     * revision that became known later does not exist yet. Ordered by start, then id.
     *
     * @param revisions any revisions of any events, in any order
     */
    public static List<Event> at(Collection<Event> revisions, Instant instant) {
        Map<String, Event> newest = new HashMap<>();
        for (Event revision : revisions) {
            if (!revision.knownAt().isAfter(instant)) {
                newest.merge(revision.id(), revision, (a, b) -> NEWEST.compare(a, b) >= 0 ? a : b);
            }
        }
        return newest.values().stream()
                .filter(event -> event.state().counts())
                .sorted(Comparator.comparing(Event::start).thenComparing(Event::id))
                .toList();
    }
}
