package dev.kickoff.hub.events;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Events for plain tests. */
final class Nights {
    private Nights() {}

    /** An approved event of the category with its usual phases. */
    static Event event(String category, LocalDateTime start, String zone, Duration length) {
        Instant at = start.atZone(ZoneId.of(zone)).toInstant();
        return event("night", category, at, at.plus(length), zone);
    }

    static Event event(String id, String category, Instant start, Instant end, String zone) {
        return new Event(
                id,
                1,
                id,
                category,
                start,
                end,
                zone,
                null,
                List.of(),
                Map.of(),
                PhaseTemplates.of(category, start, end),
                EventState.APPROVED,
                start.minus(Duration.ofDays(7)),
                "ada");
    }

    static Event as(Event event, EventDraft draft) {
        return Revisions.revision(
                event.id(),
                event.revision() + 1,
                draft,
                Revisions.phases(draft, event),
                draft.state() == null ? event.state() : draft.state(),
                event.knownAt(),
                "ada",
                event.seriesId());
    }
}
