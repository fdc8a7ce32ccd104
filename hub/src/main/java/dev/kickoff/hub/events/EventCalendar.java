package dev.kickoff.hub.events;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.InvalidDocumentException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * All events with all their revisions. Nothing is ever overwritten: a change adds a revision, and of two changes to the
 * same revision the second is refused.
 *
 * <p>A draft that breaks a rule raises {@link InvalidDocumentException}, which names the field; a change that does not
 * fit the state of things raises {@link ProblemException} (404 or 409).
 */
@ApplicationScoped
public class EventCalendar {
    /** Author of what the hub does by itself. */
    public static final String KICKOFF = "kickoff";

    private static final String NEWEST =
            "revision = (select max(newer.revision) from EventRevision newer where newer.eventId = r.eventId)";

    private final Clock clock;
    private final Instance<ChangeGate> gates;
    private final jakarta.enterprise.event.Event<CalendarChanged> listeners;

    EventCalendar(
            Clock clock, @Any Instance<ChangeGate> gates, jakarta.enterprise.event.Event<CalendarChanged> listeners) {
        this.clock = clock;
        this.gates = gates;
        this.listeners = listeners;
    }

    /** Adds an event. Events of the past may be entered as {@code ENDED} at once. */
    @Transactional
    public Event create(EventDraft draft, String author) {
        EventState state = draft.state() == null ? EventState.DRAFT : draft.state();
        if (state == EventState.CANCELLED) {
            throw new InvalidDocumentException("state", state, "must not be CANCELLED for a new event");
        }
        Instant now = now();
        Instant knownAt = draft.knownAt() == null ? now : draft.knownAt();
        if (knownAt.isAfter(now)) {
            throw new InvalidDocumentException("knownAt", knownAt, "must not be in the future; leave it out for now");
        }
        // The id is made from checked values, so the other fields are checked first.
        Event unnamed =
                Revisions.revision("new", 1, draft, Revisions.phases(draft, null), state, knownAt, author, null);
        String id = draft.id() == null
                ? EventIds.free(
                        unnamed.name(),
                        unnamed.start().atZone(ZoneId.of(unnamed.zone())).toLocalDate(),
                        EventCalendar::exists)
                : draft.id();
        if (exists(id)) {
            throw duplicate(id);
        }
        Event first = Revisions.revision(id, 1, draft, unnamed.phases(), state, knownAt, author, null);
        return store(null, first, author, () -> duplicate(id));
    }

    /**
     * Adds a revision with everything the draft says.
     *
     * @param editedRevision the revision that the author saw; refused when there is a newer one
     */
    @Transactional
    public Event edit(String id, int editedRevision, EventDraft draft, String author) {
        Event before = find(id).orElseThrow(() -> unknown(id));
        if (before.revision() != editedRevision) {
            throw outdated(before, editedRevision);
        }
        EventState to = draft.state() == null ? before.state() : draft.state();
        if (before.state() == EventState.CANCELLED) {
            throw ProblemException.conflict(
                    "Event '" + id + "' is CANCELLED and cannot be changed", "Enter it again as a new event");
        }
        if (!Transitions.legal(before.state(), to)) {
            throw ProblemException.conflict(
                    "Event '" + id + "' is " + before.state() + " and cannot become " + to,
                    "Possible next states: " + Transitions.from(before.state()));
        }
        Revisions.requireReason(before, to, draft);
        Event next = Revisions.revision(
                id,
                before.revision() + 1,
                draft,
                Revisions.phases(draft, before),
                to,
                knownAfter(before),
                author,
                before.seriesId());
        return store(before, next, author, () -> outdated(before, editedRevision));
    }

    /** Adds a revision that differs in its state only; to cancel an event, say why. */
    @Transactional
    public Event changeState(String id, int editedRevision, EventState to, String author) {
        return changeState(id, editedRevision, to, author, null);
    }

    /** Adds a revision that differs in its state only. */
    @Transactional
    public Event changeState(String id, int editedRevision, EventState to, String author, @Nullable String reason) {
        Event before = find(id).orElseThrow(() -> unknown(id));
        return edit(id, editedRevision, EventDraft.of(before).withState(to).withReason(reason), author);
    }

    /** Does what people do when an event does not run to plan; nothing but a draft is different from a preview of it. */
    @Transactional
    public Event act(String id, int editedRevision, LiveAction action, String author, @Nullable String reason) {
        Event before = find(id).orElseThrow(() -> unknown(id));
        if (reason == null || reason.isBlank()) {
            throw new InvalidDocumentException("reason", reason, "is required: others see what happens, not why");
        }
        return edit(id, editedRevision, action.applyTo(before, now()).withReason(reason), author);
    }

    /**
     * Adds a revision that is equal to the one before the newest; doing it twice brings the change back.
     *
     * @param editedRevision the revision that is to be undone; refused when there is a newer one
     * @throws ProblemException 409, when there is nothing to undo or time has gone on too far
     */
    @Transactional
    public Event undo(String id, int editedRevision, String author, @Nullable String reason) {
        Event newest = find(id).orElseThrow(() -> unknown(id));
        if (newest.revision() != editedRevision) {
            throw outdated(newest, editedRevision);
        }
        Event restored = Undo.of(revisions(id), now());
        EventDraft draft = EventDraft.of(restored)
                .withReason(reason == null || reason.isBlank() ? "Undo of revision " + editedRevision : reason);
        Event next = Revisions.revision(
                id,
                newest.revision() + 1,
                draft,
                restored.phases(),
                restored.state(),
                knownAfter(newest),
                author,
                restored.seriesId());
        return store(newest, next, author, () -> outdated(newest, editedRevision));
    }

    /**
     * Refuses what {@link #create} would refuse for what the draft itself says.
     *
     * @param draft with an id
     */
    public static void check(EventDraft draft) {
        Revisions.revision(
                String.valueOf(draft.id()),
                1,
                draft,
                Revisions.phases(draft, null),
                EventState.DRAFT,
                Instant.EPOCH,
                KICKOFF,
                null);
    }

    /** Whether the newest revision can still be undone. */
    @Transactional
    public boolean undoable(String id) {
        List<Event> revisions = revisions(id);
        return !revisions.isEmpty() && Undo.possible(revisions, now());
    }

    /**
     * The revision that a draft would become, without storing it. What is a draft counts as approved in it: the question
     * is what happens if it takes place.
     *
     * @param draft of an existing event if there is one with its id, else of a new one
     */
    @Transactional
    public Event wouldBe(EventDraft draft, String author) {
        Event before = draft.id() == null ? null : find(draft.id()).orElse(null);
        EventState asked = draft.state() == null && before != null ? before.state() : draft.state();
        return Revisions.revision(
                draft.id() == null ? "new-event" : draft.id(),
                before == null ? 1 : before.revision() + 1,
                draft,
                Revisions.phases(draft, before),
                asked == null || asked == EventState.DRAFT ? EventState.APPROVED : asked,
                now(),
                author,
                before == null ? null : before.seriesId());
    }

    /** A clock that was set back must not make a later revision known before an earlier one. */
    private Instant knownAfter(Event before) {
        return now().isBefore(before.knownAt()) ? before.knownAt() : now();
    }

    /** The newest revision. */
    @Transactional
    public Optional<Event> find(String id) {
        return EventRevision.<EventRevision>find("eventId = ?1 order by revision desc", id)
                .firstResultOptional()
                .map(stored -> stored.document);
    }

    /** Newest revisions of all events whose span, phases included, overlaps {@code [from, to)}, by start. */
    @Transactional
    public List<Event> between(Instant from, Instant to) {
        return documents(
                "from EventRevision r where " + NEWEST
                        + " and r.startsAt < ?2 and r.endsAt > ?1 order by r.startsAt, r.eventId",
                from,
                to);
    }

    /** Newest revisions of the events that have started and that nobody has noted as over. */
    @Transactional
    List<Event> unfinished(Instant now) {
        return documents(
                "from EventRevision r where " + NEWEST + " and r.open and r.startsAt <= ?1 order by r.startsAt", now);
    }

    /** Newest revisions of all events, by start. */
    @Transactional
    public List<Event> all() {
        return documents("from EventRevision r where " + NEWEST + " order by r.startsAt, r.eventId");
    }

    /** All revisions of one event, oldest first; empty if there is no such event. */
    @Transactional
    public List<Event> revisions(String id) {
        return documents("from EventRevision r where r.eventId = ?1 order by r.revision", id);
    }

    /** Every revision of every event that ever counted, in the order in which they were made. */
    @Transactional
    List<Event> everCounted() {
        List<Event> everything = documents("from EventRevision r order by r.id");
        Set<String> counted = everything.stream()
                .filter(event -> event.state().counts())
                .map(Event::id)
                .collect(Collectors.toSet());
        return everything.stream().filter(event -> counted.contains(event.id())).toList();
    }

    /** Changes with every change of the calendar, and only then. */
    @Transactional
    public String tag() {
        // Ids are given out before the commit, so a lower one can appear after a higher one: the count tells that too.
        long count = EventRevision.count();
        return EventRevision.<EventRevision>find("from EventRevision r order by r.id desc")
                .firstResultOptional()
                .map(last ->
                        count + "-" + last.id + "-" + last.document.knownAt().toEpochMilli())
                .orElse("empty");
    }

    private static List<Event> documents(String query, Object... parameters) {
        return EventRevision.<EventRevision>find(query, parameters).stream()
                .map(stored -> stored.document)
                .toList();
    }

    private Event store(@Nullable Event before, Event after, String author, Supplier<ProblemException> whenTaken) {
        CalendarChanged change = new CalendarChanged(before, after);
        if (change.matters()) {
            gates.forEach(gate -> gate.check(before, after, author));
        }
        try {
            new EventRevision(after).persistAndFlush();
        } catch (ConstraintViolationException somebodyWasFaster) {
            throw whenTaken.get();
        }
        listeners.fire(change);
        return after;
    }

    private static boolean exists(String id) {
        return EventRevision.count("eventId", id) > 0;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static ProblemException unknown(String id) {
        return ProblemException.notFound("There is no event '" + id + "'", "List the events with GET /v1/events");
    }

    private static ProblemException duplicate(String id) {
        return ProblemException.conflict(
                "Event id '" + id + "' is taken", "Choose another id, or change the event with PUT /v1/events/" + id);
    }

    private static ProblemException outdated(Event newest, int editedRevision) {
        return ProblemException.conflict(
                "Event '" + newest.id() + "' was changed meanwhile: revision " + editedRevision + " is not its newest",
                "Read it again and repeat the change on the newest revision");
    }
}
