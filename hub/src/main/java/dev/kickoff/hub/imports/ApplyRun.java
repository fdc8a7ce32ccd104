package dev.kickoff.hub.imports;

import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.imports.reading.SourcedEvent;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Applies the changes of one preview to the calendar, and gathers what is to be remembered about them. The calendar
 * flushes with every revision, and a flush compares everything that could have changed: so nothing of the import is in the
 * session until {@link #remember}.
 */
final class ApplyRun {
    private final EventCalendar calendar;
    private final ImportPreview preview;
    private final Map<String, Event> events;
    private final Map<String, StoredItem> items;
    private final Map<String, StoredItem> ofEvent = new HashMap<>();
    private final String author;
    private final Instant now;
    private final Map<String, StoredItem> touched = new LinkedHashMap<>();
    private final Map<String, @Nullable StoredWaiting> decided = new LinkedHashMap<>();

    /**
     * @param events newest revisions by id
     * @param items of the source by its ids, detached
     */
    ApplyRun(
            EventCalendar calendar,
            ImportPreview preview,
            Map<String, Event> events,
            Map<String, StoredItem> items,
            String author,
            Instant now) {
        this.calendar = calendar;
        this.preview = preview;
        this.events = events;
        this.items = items;
        this.author = author;
        this.now = now;
        items.values().forEach(item -> ofEvent.put(item.eventId, item));
    }

    void apply(ProposedChange change) {
        switch (change.kind()) {
            case NEW -> {
                SourcedEvent said = said(change);
                taken(
                        said,
                        calendar.create(
                                Drafts.fresh(eventId(change), said, now)
                                        .withReason("Imported from " + preview.source()),
                                author));
            }
            case MOVED, CHANGED -> taken(said(change), changed(change, event(change)));
            case CANCELLED -> cancel(change, event(change));
            case UNCHANGED -> {
                Event event = change.eventId() == null ? null : events.get(change.eventId());
                SourcedEvent said = change.said();
                if (said != null && event != null && !said.cancelled() && items.containsKey(said.sourceId())) {
                    taken(said, event);
                }
            }
            case PROBLEM -> {}
        }
    }

    private Event changed(ProposedChange change, Event event) {
        decided.put(event.id(), null);
        if (change.fields().isEmpty()) {
            return event;
        }
        if (change.mustBeApproved()) {
            decided.put(event.id(), waiting(change, event));
            return event;
        }
        return calendar.edit(
                event.id(), event.revision(), Drafts.changed(event, said(change), change.fields()), author);
    }

    private void cancel(ProposedChange change, Event event) {
        decided.put(event.id(), null);
        if (change.mustBeApproved()) {
            decided.put(event.id(), waiting(change, event));
            return;
        }
        calendar.changeState(event.id(), event.revision(), EventState.CANCELLED, author, "Cancelled by its source");
        StoredItem item = Objects.requireNonNull(ofEvent.get(event.id()), "only events of the source are cancelled");
        item.cancelled = true;
        touched.put(item.key.sourceId(), item);
    }

    private StoredWaiting waiting(ProposedChange change, Event event) {
        return new StoredWaiting(event.id(), preview.source(), preview.id(), now, change);
    }

    /** Notes what of the document the event has now. */
    private void taken(SourcedEvent said, Event event) {
        Map<String, String> fields = EventFields.of(said);
        StoredItem item = items.get(said.sourceId());
        if (item == null) {
            touched.put(
                    said.sourceId(),
                    new StoredItem(new StoredItem.Key(preview.source(), said.sourceId()), event.id(), fields));
            return;
        }
        boolean sameEvent = item.eventId.equals(event.id());
        Map<String, String> before = sameEvent ? item.taken : new TreeMap<>(fields);
        Map<String, String> taken = EventFields.taken(fields, before, EventFields.of(event));
        if (!taken.equals(item.taken) || !sameEvent) {
            item.taken = taken;
            item.eventId = event.id();
            item.cancelled = false;
            touched.put(said.sourceId(), item);
        }
    }

    /** Stores what waits and what was taken over, once the calendar is written. */
    void remember(EntityManager session) {
        List<StoredWaiting> waiting = new ArrayList<>();
        decided.forEach((event, waits) -> {
            StoredWaiting.deleteById(event);
            if (waits != null) {
                waiting.add(waits);
            }
        });
        session.flush();
        waiting.forEach(session::persist);
        touched.values().forEach(session::merge);
    }

    private Event event(ProposedChange change) {
        return Objects.requireNonNull(events.get(eventId(change)));
    }

    private static SourcedEvent said(ProposedChange change) {
        return Objects.requireNonNull(change.said());
    }

    private static String eventId(ProposedChange change) {
        return Objects.requireNonNull(change.eventId());
    }
}
