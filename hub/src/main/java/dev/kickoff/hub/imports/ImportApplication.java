package dev.kickoff.hub.imports;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.schemas.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Applies previews: exactly what was shown, all of it in one transaction or nothing.
 *
 * <p>New events become drafts. Changes of drafts are made at once. Changes of events that are approved, their
 * cancellation included, wait: until a planner approves them the approved revision stays in force, so that no event
 * loses its capacity because a file changed.
 */
@ApplicationScoped
public class ImportApplication {
    private final EventCalendar calendar;
    private final ApplyProgress progress;
    private final Clock clock;

    ImportApplication(EventCalendar calendar, ApplyProgress progress, Clock clock) {
        this.calendar = calendar;
        this.progress = progress;
        this.clock = clock;
    }

    /**
     * Applies a preview; one that is applied already is left as it is.
     *
     * @throws ProblemException 404, or 409 if the calendar or the source has moved on since it was made
     */
    @Transactional
    public ImportPreview apply(UUID id, String author) {
        StoredPreview stored = StoredPreview.<StoredPreview>findByIdOptional(id).orElseThrow(() -> Imports.unknown(id));
        StoredSource source = StoredSource.locked(stored.source).orElseThrow(() -> Imports.unknown(id));
        EntityManager session = StoredPreview.getEntityManager();
        // Whoever applied it at the same time has finished by now.
        session.refresh(stored);
        if (stored.appliedAt != null) {
            return stored.preview();
        }
        if (stored.generation != source.generation) {
            throw outdated("another import of source '" + source.name + "' was applied");
        }
        session.detach(stored);
        ImportPreview preview = stored.document;
        Map<String, Event> events = calendar.all().stream().collect(Collectors.toMap(Event::id, Function.identity()));
        preview.changes().stream().filter(ProposedChange::acts).forEach(change -> refuseIfMoved(change, events));
        Map<String, StoredItem> items = StoredItem.of(source.name).stream()
                .collect(Collectors.toMap(item -> item.key.sourceId(), Function.identity()));
        items.values().forEach(session::detach);
        Instant now = now();
        ApplyRun run = new ApplyRun(calendar, preview, events, items, author, now);
        try (ApplyProgress.Run shown = progress.start(id, preview.acting())) {
            preview.changes().forEach(change -> {
                run.apply(change);
                shown.done(change.acts());
            });
        }
        run.remember(session);
        StoredPreview.update("appliedAt = ?1, appliedBy = ?2 where id = ?3", now, author, id);
        source.generation++;
        source.appliedAt = now;
        return preview.applied(now, author);
    }

    private static void refuseIfMoved(ProposedChange change, Map<String, Event> events) {
        Event event = change.eventId() == null ? null : events.get(change.eventId());
        if (change.seen() == null) {
            if (event != null) {
                throw outdated("event '" + event.id() + "' exists by now");
            }
        } else if (event == null || event.revision() != change.seen()) {
            throw outdated("event '" + change.eventId() + "' was changed");
        }
    }

    private static ProblemException outdated(String what) {
        return ProblemException.conflict(
                "The calendar has moved on since this preview was made: " + what,
                "Nothing was changed; make a new preview of the document and look at it");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
