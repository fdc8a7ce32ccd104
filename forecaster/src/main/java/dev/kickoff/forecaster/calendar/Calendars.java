package dev.kickoff.forecaster.calendar;

import dev.kickoff.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The event calendar. Asked of the hub each time, so that a change of an event is in the very next forecast; while the
 * hub is away, the last calendar it gave holds, also over a restart. Safe for many threads.
 */
@ApplicationScoped
public class Calendars {
    private static final Logger LOG = Logger.getLogger(Calendars.class);

    private final HubClient hub;
    private final CalendarStore store;
    private final Clock clock;
    private final AtomicReference<@Nullable EventCalendar> last = new AtomicReference<>();
    private final AtomicBoolean hubAway = new AtomicBoolean();

    Calendars(HubClient hub, CalendarStore store, Clock clock) {
        this.hub = hub;
        this.store = store;
        this.clock = clock;
    }

    /**
     * The newest calendar to be had. Blocks for at most {@code kickoff.forecaster.hub-timeout}.
     *
     * @throws ProblemException 503 if the hub does not answer and never did: a forecast that does not know of any event
     *     would be a wrong one
     */
    public EventCalendar newest() {
        EventCalendar known = last.get();
        try {
            EventCalendar fetched = hub.fetch(known, clock.instant());
            if (known == null || !fetched.revisions().equals(known.revisions())) {
                store.save(fetched);
            }
            last.set(fetched);
            if (hubAway.getAndSet(false)) {
                LOG.info("The hub answers again; its calendar is current");
            }
            return fetched;
        } catch (IOException failure) {
            return lastKnown(known, failure);
        }
    }

    private EventCalendar lastKnown(@Nullable EventCalendar known, IOException failure) {
        EventCalendar kept = known == null ? store.load().orElse(null) : known;
        if (kept == null) {
            throw ProblemException.unavailable(
                    "There is no event calendar yet: " + failure.getMessage(),
                    "Start the hub, or correct kickoff.forecaster.hub-url");
        }
        if (!hubAway.getAndSet(true)) {
            LOG.warnf(
                    "No calendar from the hub, so forecasts use the one of %s: %s",
                    kept.confirmedAt(), failure.getMessage());
        }
        EventCalendar stale = kept.notConfirmed();
        last.compareAndSet(known, stale);
        return stale;
    }
}
