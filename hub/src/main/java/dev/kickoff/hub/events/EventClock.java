package dev.kickoff.hub.events;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import io.quarkus.quartz.Nonconcurrent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Notes by the clock that approved events are live, and that live ones have ended. It goes by the newest revision each
 * time, so a check that was missed is made up for, and of several replicas only one can store the revision.
 */
@ApplicationScoped
class EventClock {
    private static final Logger LOG = Logger.getLogger(EventClock.class);

    private final EventCalendar calendar;
    private final Instance<EndGuard> guards;
    private final Clock clock;

    EventClock(EventCalendar calendar, @Any Instance<EndGuard> guards, Clock clock) {
        this.calendar = calendar;
        this.guards = guards;
        this.clock = clock;
    }

    @Scheduled(
            identity = "event-clock",
            every = "${kickoff.events.clock-interval:PT5S}",
            delayed = "${kickoff.events.clock-interval:PT5S}")
    @Nonconcurrent
    void check() {
        Instant now = clock.instant();
        for (Event event : calendar.unfinished(now)) {
            try {
                due(event, now).ifPresent(state -> note(event, state));
            } catch (ProblemException changedMeanwhile) {
                LOG.debugf("Left to the next check: %s", changedMeanwhile.getMessage());
            } catch (RuntimeException failed) {
                LOG.errorf(failed, "The clock cannot note the state of an event; tried again: event=%s", event.id());
            }
        }
    }

    /** The state that the event should be in by now and is not. */
    private Optional<EventState> due(Event event, Instant now) {
        if (event.state() == EventState.APPROVED && !now.isBefore(event.start())) {
            return Optional.of(EventState.LIVE);
        }
        boolean over = event.state() == EventState.LIVE
                && !now.isBefore(Timetable.of(event).until());
        return over && heldOpen(event, now).isEmpty() ? Optional.of(EventState.ENDED) : Optional.empty();
    }

    private List<String> heldOpen(Event event, Instant now) {
        return guards.stream()
                .flatMap(guard -> guard.keepsOpen(event, now).stream())
                .toList();
    }

    private void note(Event event, EventState state) {
        String reason = state == EventState.LIVE
                ? "Its start " + event.start() + " is reached"
                : "Its exit is over since " + Timetable.of(event).until();
        calendar.changeState(event.id(), event.revision(), state, EventCalendar.KICKOFF, reason);
        LOG.infof("Event is %s: event=%s", state, event.id());
    }
}
