package dev.kickoff.hub.imports;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.imports.reading.SourcedEvent;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
        StoredPreview unlocked =
                StoredPreview.<StoredPreview>findByIdOptional(id).orElseThrow(() -> Imports.unknown(id));
        StoredSource source = StoredSource.locked(unlocked.source).orElseThrow(() -> Imports.unknown(id));
        // Whoever applied it at the same time has finished by now.
        StoredPreview.getEntityManager().refresh(unlocked);
        if (unlocked.appliedAt != null) {
            return unlocked.preview();
        }
        if (unlocked.generation != source.generation) {
            throw outdated("another import of source '" + source.name + "' was applied");
        }
        List<ProposedChange> changes = unlocked.document.changes();
        Map<String, Event> events = calendar.all().stream().collect(Collectors.toMap(Event::id, Function.identity()));
        changes.stream().filter(ProposedChange::acts).forEach(change -> refuseIfMoved(change, events));
        Map<String, StoredItem> items = StoredItem.of(source.name).stream()
                .collect(Collectors.toMap(item -> item.key.sourceId(), Function.identity()));
        Instant now = now();
        long acting = unlocked.document.acting();
        try (ApplyProgress.Run run = progress.start(id, acting)) {
            for (ProposedChange change : changes) {
                apply(unlocked, change, events, items, author, now);
                run.done(change.acts());
            }
        }
        unlocked.appliedAt = now;
        unlocked.appliedBy = author;
        source.generation++;
        source.appliedAt = now;
        return unlocked.preview();
    }

    private void apply(
            StoredPreview preview,
            ProposedChange change,
            Map<String, Event> events,
            Map<String, StoredItem> items,
            String author,
            Instant now) {
        SourcedEvent said = change.said();
        String eventId = change.eventId();
        switch (change.kind()) {
            case NEW -> {
                Event event = calendar.create(Drafts.fresh(named(eventId), Objects.requireNonNull(said), now), author);
                taken(preview.source, said, event, items);
            }
            case MOVED, CHANGED -> {
                Event event = Objects.requireNonNull(events.get(named(eventId)));
                StoredWaiting.deleteById(event.id());
                if (!change.fields().isEmpty() && change.mustBeApproved()) {
                    wait(preview, change, now);
                } else if (!change.fields().isEmpty()) {
                    event = calendar.edit(
                            event.id(),
                            event.revision(),
                            Drafts.changed(event, Objects.requireNonNull(said), change.fields()),
                            author);
                }
                taken(preview.source, Objects.requireNonNull(said), event, items);
            }
            case CANCELLED -> {
                Event event = Objects.requireNonNull(events.get(named(eventId)));
                StoredWaiting.deleteById(event.id());
                if (change.mustBeApproved()) {
                    wait(preview, change, now);
                } else {
                    calendar.changeState(
                            event.id(), event.revision(), EventState.CANCELLED, author, "Cancelled by its source");
                    StoredItem.ofEvent(event.id()).ifPresent(item -> item.cancelled = true);
                }
            }
            case UNCHANGED -> {
                Event event = eventId == null ? null : events.get(eventId);
                if (said != null && event != null && !said.cancelled() && items.containsKey(said.sourceId())) {
                    taken(preview.source, said, event, items);
                }
            }
            case PROBLEM -> {}
        }
    }

    private static void wait(StoredPreview preview, ProposedChange change, Instant now) {
        StoredWaiting.flush();
        new StoredWaiting(named(change.eventId()), preview.source, preview.id, now, change).persist();
    }

    /** Remembers what of the document the event has now. */
    private static void taken(String source, SourcedEvent said, Event event, Map<String, StoredItem> items) {
        Map<String, String> fields = EventFields.of(said);
        StoredItem item = items.get(said.sourceId());
        if (item == null) {
            new StoredItem(new StoredItem.Key(source, said.sourceId()), event.id(), fields).persist();
            return;
        }
        boolean sameEvent = item.eventId.equals(event.id());
        Map<String, String> before = sameEvent ? item.taken : new TreeMap<>(fields);
        Map<String, String> taken = EventFields.taken(fields, before, EventFields.of(event));
        if (!taken.equals(item.taken) || !sameEvent) {
            item.taken = taken;
            item.eventId = event.id();
            item.cancelled = false;
        }
    }

    private static void refuseIfMoved(ProposedChange change, Map<String, Event> events) {
        Event event = events.get(named(change.eventId()));
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

    private static String named(@org.jspecify.annotations.Nullable String eventId) {
        return Objects.requireNonNull(eventId, "a change that acts has an event");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
