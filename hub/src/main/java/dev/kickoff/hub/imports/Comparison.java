package dev.kickoff.hub.imports;

import dev.kickoff.hub.imports.reading.Reading;
import dev.kickoff.hub.imports.reading.RowProblem;
import dev.kickoff.hub.imports.reading.SourcedEvent;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares a document with the calendar: what applying it would do. Changes nothing. */
final class Comparison {
    private final Map<String, Event> calendar;
    private final Map<String, StoredItem> items;
    private final Map<String, WaitingChange> waiting;
    private final ImportOptions options;
    private final Instant now;
    private final Set<String> given = new HashSet<>();

    /**
     * @param calendar newest revisions of all events by id
     * @param items what the source brought before, by its ids
     * @param waiting changes that wait for approval, by event
     */
    Comparison(
            Map<String, Event> calendar,
            Map<String, StoredItem> items,
            Map<String, WaitingChange> waiting,
            ImportOptions options,
            Instant now) {
        this.calendar = calendar;
        this.items = items;
        this.waiting = waiting;
        this.options = options;
        this.now = now;
    }

    List<ProposedChange> changes(Reading reading) throws SourceLacksTooMuchException {
        List<ProposedChange> changes = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (SourcedEvent said : reading.events()) {
            named.add(said.sourceId());
            changes.add(change(said));
        }
        for (RowProblem problem : reading.problems()) {
            if (problem.sourceId() != null) {
                named.add(problem.sourceId());
            }
            changes.add(problem(problem));
        }
        changes.addAll(missing(named));
        return changes;
    }

    private ProposedChange change(SourcedEvent said) {
        StoredItem item = items.get(said.sourceId());
        Event current = item == null ? null : calendar.get(item.eventId);
        if (item == null || current == null) {
            return unknown(said);
        }
        if (current.state() == EventState.CANCELLED) {
            return cancelledBefore(said, item, current);
        }
        if (over(current)) {
            return said.start().isAfter(now) && !said.cancelled()
                    ? fresh(said, "The event it was is over; takes place later as a new event")
                    : unchanged(said, current, "Is over and stays as it was");
        }
        if (said.cancelled()) {
            return item.taken.containsKey(StoredItem.KEPT)
                    ? unchanged(said, current, "Cancelled in the source; a planner keeps it")
                    : cancelled(said, current, "Cancelled in the source");
        }
        return compared(said, item, current);
    }

    private ProposedChange unknown(SourcedEvent said) {
        if (said.cancelled()) {
            return new ProposedChange(
                    ChangeKind.UNCHANGED,
                    null,
                    said.name(),
                    said,
                    null,
                    null,
                    List.of(),
                    "Cancelled in the source before it was ever imported",
                    null);
        }
        if (!said.end().isAfter(now) && options.skipsPast()) {
            return new ProposedChange(
                    ChangeKind.UNCHANGED, null, said.name(), said, null, null, List.of(), "Is over; left out", null);
        }
        if (calendar.containsKey(said.sourceId()) || !given.add(said.sourceId())) {
            return new ProposedChange(
                    ChangeKind.PROBLEM,
                    said.sourceId(),
                    said.name(),
                    said,
                    null,
                    null,
                    List.of(),
                    null,
                    new RowProblem(
                            said.line(),
                            "id",
                            said.sourceId(),
                            "is an event that did not come from this source",
                            "Import under the name of the source that brought it, or delete one of the two ids",
                            said.sourceId(),
                            false));
        }
        return proposal(
                ChangeKind.NEW,
                said.sourceId(),
                said,
                null,
                List.of(),
                said.end().isAfter(now) ? null : "Is over: entered as ended, for forecasts to learn from");
    }

    private ProposedChange cancelledBefore(SourcedEvent said, StoredItem item, Event current) {
        if (said.cancelled() || !said.end().isAfter(now)) {
            return unchanged(said, current, null);
        }
        return item.cancelled
                ? fresh(said, "An earlier import cancelled it; comes back as a new event")
                : unchanged(said, current, "Was cancelled by hand and stays so");
    }

    private ProposedChange compared(SourcedEvent said, StoredItem item, Event current) {
        List<FieldChange> fields = EventFields.changes(EventFields.of(said), item.taken, EventFields.of(current));
        WaitingChange waits = waiting.get(current.id());
        if (fields.isEmpty()) {
            return waits == null
                    ? unchanged(said, current, null)
                    : proposal(
                            ChangeKind.CHANGED,
                            current.id(),
                            said,
                            current,
                            List.of(),
                            "The source is back to what is approved: the change that waits is withdrawn");
        }
        if (waits != null && waits.change().fields().equals(fields)) {
            return new ProposedChange(
                    ChangeKind.UNCHANGED,
                    current.id(),
                    said.name(),
                    said,
                    current.revision(),
                    current.state(),
                    fields,
                    "The change waits for approval",
                    null);
        }
        if (fields.stream().allMatch(FieldChange::conflict)) {
            FieldChange first = fields.get(0);
            return new ProposedChange(
                    ChangeKind.PROBLEM,
                    current.id(),
                    said.name(),
                    said,
                    current.revision(),
                    current.state(),
                    fields,
                    null,
                    new RowProblem(
                            said.line(),
                            first.field(),
                            first.after(),
                            "differs from what a planner entered (" + first.before() + ")",
                            "The planner's value stays; edit the event if the source is right",
                            said.sourceId(),
                            false));
        }
        boolean moved = fields.stream().anyMatch(field -> field.field().equals(EventFields.START) && !field.conflict());
        return proposal(
                moved ? ChangeKind.MOVED : ChangeKind.CHANGED,
                current.id(),
                said,
                current,
                fields,
                fields.stream().anyMatch(FieldChange::conflict)
                        ? "What a planner changed too stays as the planner wants it"
                        : null);
    }

    /** Events that an earlier import brought, are still to come, and are not in the document. */
    private List<ProposedChange> missing(Set<String> named) throws SourceLacksTooMuchException {
        List<ProposedChange> missing = new ArrayList<>();
        int coming = 0;
        for (StoredItem item : items.values()) {
            Event event = calendar.get(item.eventId);
            if (event == null
                    || event.state() == EventState.CANCELLED
                    || !event.start().isAfter(now)) {
                continue;
            }
            coming++;
            if (!named.contains(item.key.sourceId())
                    && !item.taken.containsKey(StoredItem.KEPT)
                    && !options.keepsMissing()) {
                missing.add(cancelled(null, event, "Not in the source any more"));
            }
        }
        if (missing.size() * 2 > coming) {
            throw new SourceLacksTooMuchException(missing.size(), coming);
        }
        return missing;
    }

    private ProposedChange cancelled(@Nullable SourcedEvent said, Event current, String note) {
        WaitingChange waits = waiting.get(current.id());
        boolean alreadyWaits = waits != null && waits.change().kind() == ChangeKind.CANCELLED;
        return new ProposedChange(
                alreadyWaits ? ChangeKind.UNCHANGED : ChangeKind.CANCELLED,
                current.id(),
                current.name(),
                said,
                current.revision(),
                current.state(),
                List.of(),
                alreadyWaits ? note + "; the cancellation waits for approval" : note,
                null);
    }

    private ProposedChange problem(RowProblem problem) {
        StoredItem item = problem.sourceId() == null ? null : items.get(problem.sourceId());
        Event event = item == null ? null : calendar.get(item.eventId);
        return new ProposedChange(
                ChangeKind.PROBLEM,
                event == null ? null : event.id(),
                event != null ? event.name() : problem.sourceId() == null ? "" : problem.sourceId(),
                null,
                null,
                null,
                List.of(),
                event == null ? null : "The event stays as it is in the calendar",
                problem);
    }

    private ProposedChange fresh(SourcedEvent said, String note) {
        String id = said.sourceId();
        for (int number = 2; calendar.containsKey(id) || given.contains(id); number++) {
            id = said.sourceId() + "-" + number;
        }
        given.add(id);
        return proposal(ChangeKind.NEW, id, said, null, List.of(), note);
    }

    private static ProposedChange unchanged(SourcedEvent said, Event current, @Nullable String note) {
        return proposal(ChangeKind.UNCHANGED, current.id(), said, current, List.of(), note);
    }

    private static ProposedChange proposal(
            ChangeKind kind,
            String eventId,
            SourcedEvent said,
            @Nullable Event current,
            List<FieldChange> fields,
            @Nullable String note) {
        return new ProposedChange(
                kind,
                eventId,
                said.name(),
                said,
                current == null ? null : current.revision(),
                current == null ? null : current.state(),
                fields,
                note,
                null);
    }

    private boolean over(Event event) {
        return event.state() == EventState.ENDED || !event.end().isAfter(now);
    }
}
