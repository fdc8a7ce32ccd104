package dev.kickoff.hub.imports;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.imports.reading.SourcedEvent;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/** Imported changes of approved events, until somebody approves or rejects them. */
@ApplicationScoped
public class WaitingChanges {
    private final EventCalendar calendar;

    WaitingChanges(EventCalendar calendar) {
        this.calendar = calendar;
    }

    /** The longest waiting first. */
    @Transactional
    public List<WaitingChange> all() {
        return StoredWaiting.<StoredWaiting>list("order by since, eventId").stream()
                .map(StoredWaiting::change)
                .toList();
    }

    /** Makes the change; the event stays approved. */
    @Transactional
    public Event approve(String eventId, String author) {
        StoredWaiting waiting = waiting(eventId);
        Event event = approve(waiting.document, newest(eventId), author);
        waiting.delete();
        return event;
    }

    /** Leaves the event as it is, and the same change is not proposed again. */
    @Transactional
    public void reject(String eventId) {
        StoredWaiting waiting = waiting(eventId);
        ProposedChange change = waiting.document;
        StoredItem.ofEvent(eventId).ifPresent(item -> {
            Map<String, String> taken = new TreeMap<>(item.taken);
            if (change.kind() == ChangeKind.CANCELLED) {
                taken.put(StoredItem.KEPT, "true");
            }
            change.fields().forEach(field -> EventFields.put(taken, field.field(), field.after()));
            item.taken = taken;
        });
        waiting.delete();
    }

    /**
     * Approves what an applied import brought: its drafts, and its changes that wait.
     *
     * @return how many events were approved
     */
    @Transactional
    public int approveAll(UUID previewId, String author) {
        StoredPreview preview =
                StoredPreview.<StoredPreview>findByIdOptional(previewId).orElseThrow(() -> Imports.unknown(previewId));
        if (preview.appliedAt == null) {
            throw ProblemException.conflict(
                    "Import '" + previewId + "' is not applied yet", "Apply it first; then its events can be approved");
        }
        int approved = 0;
        for (StoredWaiting waiting : StoredWaiting.<StoredWaiting>list("previewId", previewId)) {
            approve(waiting.document, newest(waiting.eventId), author);
            waiting.delete();
            approved++;
        }
        Map<String, Event> events = new HashMap<>();
        calendar.all().forEach(event -> events.put(event.id(), event));
        for (ProposedChange change : preview.document.changes()) {
            Event event = change.acts() ? events.get(change.eventId()) : null;
            if (event != null && event.state() == EventState.DRAFT) {
                calendar.changeState(event.id(), event.revision(), EventState.APPROVED, author);
                approved++;
            }
        }
        return approved;
    }

    private Event approve(ProposedChange change, Event event, String author) {
        if (event.state() == EventState.ENDED || event.state() == EventState.CANCELLED) {
            throw ProblemException.conflict(
                    "Event '" + event.id() + "' is " + event.state() + " by now", "Reject the change");
        }
        if (change.kind() == ChangeKind.CANCELLED) {
            StoredItem.ofEvent(event.id()).ifPresent(item -> item.cancelled = true);
            return calendar.changeState(
                    event.id(), event.revision(), EventState.CANCELLED, author, "Cancelled by its source");
        }
        Map<String, String> current = EventFields.of(event);
        for (FieldChange field : change.fields()) {
            if (!field.conflict() && !Objects.equals(current.get(field.field()), field.before())) {
                throw ProblemException.conflict(
                        "The " + field.field() + " of event '" + event.id() + "' was changed meanwhile",
                        "Reject the change, or import the source again to see what it would do now");
            }
        }
        SourcedEvent said = Objects.requireNonNull(change.said());
        Event changed =
                calendar.edit(event.id(), event.revision(), Drafts.changed(event, said, change.fields()), author);
        StoredItem.ofEvent(event.id())
                .ifPresent(item ->
                        item.taken = EventFields.taken(EventFields.of(said), item.taken, EventFields.of(changed)));
        return changed;
    }

    private Event newest(String eventId) {
        return calendar.find(eventId).orElseThrow(() -> none(eventId));
    }

    private static StoredWaiting waiting(String eventId) {
        return StoredWaiting.<StoredWaiting>findByIdOptional(
                        eventId, jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> none(eventId));
    }

    private static ProblemException none(String eventId) {
        return ProblemException.notFound(
                "No imported change of event '" + eventId + "' waits for approval",
                "List those that do with GET /v1/imports/waiting");
    }
}
