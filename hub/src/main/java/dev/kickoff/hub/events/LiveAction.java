package dev.kickoff.hub.events;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people do to an event when it does not run to plan. Pure: an action says what the event would become, and nothing
 * happens until that draft is given to {@link EventCalendar#edit}; so it can be previewed first.
 */
public sealed interface LiveAction {
    Duration LONGEST_MOVE = Duration.ofHours(24);

    /**
     * The event as it would be. Phases that are over stay as they were, the one that is on ends later or earlier, and
     * those to come move along. Times are on the time line and not on a wall clock, so an event that is extended across
     * midnight or a change of the clocks gets exactly as much longer as was asked for.
     *
     * @param now when the action takes effect
     * @throws ProblemException 409, saying which other action fits, when this one does not fit the state of the event
     */
    EventDraft applyTo(Event event, Instant now);

    /** It starts that much later: the start is not yet reached. */
    record Delay(Duration by) implements LiveAction {
        public Delay {
            requireMove(by);
        }

        @Override
        public EventDraft applyTo(Event event, Instant now) {
            requireOpen(event);
            if (!now.isBefore(event.start())) {
                throw ProblemException.conflict(
                        "Event '" + event.id() + "' started at " + event.start() + " and cannot be delayed any more",
                        "Extend it, or correct its start by editing it");
            }
            return EventDraft.of(event)
                    .withTimes(
                            event.start().plus(by),
                            event.end().plus(by),
                            Timetable.of(event).later(now, by).phases());
        }
    }

    /** It ends that much later, overtime for example; what follows the end moves along. */
    record Extend(Duration by) implements LiveAction {
        public Extend {
            requireMove(by);
        }

        @Override
        public EventDraft applyTo(Event event, Instant now) {
            requireOpen(event);
            Instant end = event.end().plus(by);
            if (!now.isBefore(Timetable.of(event).until())) {
                throw ProblemException.conflict(
                        "Event '" + event.id() + "' and its exit are over", "Enter what goes on as a new event");
            }
            return EventDraft.of(event)
                    .withTimes(
                            event.start(), end, Timetable.of(event).longer(by).phases());
        }
    }

    /** It is over now: the rest of it does not happen, and the exit begins. */
    record EndNow() implements LiveAction {
        @Override
        public EventDraft applyTo(Event event, Instant now) {
            requireOpen(event);
            if (!now.isAfter(event.start())) {
                throw ProblemException.conflict(
                        "Event '" + event.id() + "' has not started, so it cannot be ended", "Delay or cancel it");
            }
            if (!now.isBefore(event.end())) {
                throw ProblemException.conflict(
                        "Event '" + event.id() + "' ended at " + event.end() + " already",
                        "Its exit takes its time; nothing needs to be done");
            }
            return EventDraft.of(event)
                    .withTimes(
                            event.start(), now, Timetable.of(event).endedAt(now).phases());
        }
    }

    /** It has begun, as the clock would note at its start; possible from its first phase on. */
    record GoLive() implements LiveAction {
        @Override
        public EventDraft applyTo(Event event, Instant now) {
            requireOpen(event);
            Instant from = Timetable.of(event).from();
            if (event.state() != EventState.APPROVED || now.isBefore(from)) {
                throw ProblemException.conflict(
                        "Event '" + event.id() + "' is " + event.state() + " and begins at " + from,
                        "Only an approved event whose first phase has begun goes live");
            }
            return EventDraft.of(event).withState(EventState.LIVE);
        }
    }

    /** It is over with its exit, as the clock would note later; possible from its end on. */
    record Close() implements LiveAction {
        @Override
        public EventDraft applyTo(Event event, Instant now) {
            requireOpen(event);
            if (event.state() != EventState.LIVE || now.isBefore(event.end())) {
                throw ProblemException.conflict(
                        "Event '" + event.id() + "' is " + event.state() + " and ends at " + event.end(),
                        "Only a live event whose end has passed is closed; end it now first");
            }
            return EventDraft.of(event).withState(EventState.ENDED);
        }
    }

    /** It does not take place, or not any further. */
    record Cancel() implements LiveAction {
        @Override
        public EventDraft applyTo(Event event, Instant now) {
            requireOpen(event);
            return EventDraft.of(event).withState(EventState.CANCELLED);
        }
    }

    /**
     * The action by its name on the wire: {@code delay}, {@code extend}, {@code end-now}, {@code cancel},
     * {@code go-live} or {@code close}.
     *
     * @param minutes of {@code delay} and {@code extend}, 1 to 1440
     */
    static LiveAction of(@Nullable String action, @Nullable Integer minutes) {
        return switch (action == null ? "" : action) {
            case "delay" -> new Delay(minutes(minutes));
            case "extend" -> new Extend(minutes(minutes));
            case "end-now" -> new EndNow();
            case "cancel" -> new Cancel();
            case "go-live" -> new GoLive();
            case "close" -> new Close();
            default ->
                throw ProblemException.invalid(
                        "action",
                        "action '" + action + "' is not known",
                        "Use one of delay, extend, end-now, cancel, go-live, close");
        };
    }

    private static Duration minutes(@Nullable Integer minutes) {
        if (minutes == null) {
            throw ProblemException.invalid("minutes", "minutes is missing", "Say by how many minutes, 1 to 1440");
        }
        return Duration.ofMinutes(minutes);
    }

    private static void requireMove(Duration by) {
        if (by.isNegative() || by.isZero() || by.compareTo(LONGEST_MOVE) > 0) {
            throw ProblemException.invalid(
                    "minutes",
                    "minutes '" + by.toMinutes() + "' is not between 1 and " + LONGEST_MOVE.toMinutes(),
                    "Edit the event to move it further");
        }
    }

    private static void requireOpen(Event event) {
        if (event.state() == EventState.CANCELLED || event.state() == EventState.ENDED) {
            throw ProblemException.conflict(
                    "Event '" + event.id() + "' is " + event.state() + ", so nothing can be done to it",
                    "Enter what goes on as a new event");
        }
    }
}
