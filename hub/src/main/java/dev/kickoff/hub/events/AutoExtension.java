package dev.kickoff.hub.events;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.forecasts.ForecasterException;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import io.quarkus.quartz.Nonconcurrent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Extends events whose planners allow it while the crowd is still there although it should have left. Steps are small,
 * each is a revision that says the numbers, and together they reach no further than a limit. Nothing is ever shortened.
 * Without traffic to look at nothing is extended either, but the event is not taken for ended before the limit.
 */
@ApplicationScoped
class AutoExtension implements EndGuard {
    private static final Logger LOG = Logger.getLogger(AutoExtension.class);

    private final EventCalendar calendar;
    private final CrowdWatch watch;
    private final EventsConfig config;
    private final Clock clock;

    AutoExtension(EventCalendar calendar, CrowdWatch watch, EventsConfig config, Clock clock) {
        this.calendar = calendar;
        this.watch = watch;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            identity = "automatic-extension",
            every = "${kickoff.events.extension-interval:PT30S}",
            delayed = "${kickoff.events.extension-interval:PT30S}")
    @Nonconcurrent
    void check() {
        Instant now = clock.instant();
        for (Event event : calendar.unfinished(now)) {
            if (event.autoExtend() && event.state() == EventState.LIVE && !now.isBefore(event.end())) {
                try {
                    look(event, now);
                } catch (ForecasterException | ProblemException leftToTheNextCheck) {
                    LOG.debugf("No extension for now: %s", leftToTheNextCheck.getMessage());
                }
            }
        }
    }

    private void look(Event event, Instant now) {
        Event planned = planned(event);
        Duration soFar = Duration.between(planned.end(), event.end());
        Duration left = config.extensionLimit().minus(soFar);
        if (left.isNegative() || left.isZero()) {
            return;
        }
        Duration step = left.compareTo(config.extensionStep()) < 0 ? left : config.extensionStep();
        Optional<CrowdWatch.Seen> there = watch.look(planned, event, now).stream()
                .filter(seen -> seen.crowd().isStillThere())
                .findFirst();
        if (there.isPresent()) {
            String reason = String.format(
                    Locale.ENGLISH,
                    "Extended by %d min, %d of at most %d: traffic of %s in %s has not fallen, %s",
                    step.toMinutes(),
                    soFar.plus(step).toMinutes(),
                    config.extensionLimit().toMinutes(),
                    there.get().signal(),
                    there.get().region(),
                    there.get().crowd().words());
            calendar.act(event.id(), event.revision(), new LiveAction.Extend(step), EventCalendar.KICKOFF, reason);
            LOG.infof("%s: event=%s", reason, event.id());
        }
    }

    /** As people planned it last. */
    private Event planned(Event event) {
        List<Event> revisions = calendar.revisions(event.id());
        for (int i = revisions.size() - 1; i >= 0; i--) {
            if (!EventCalendar.KICKOFF.equals(revisions.get(i).author())) {
                return revisions.get(i);
            }
        }
        return revisions.get(0);
    }

    @Override
    public Optional<String> keepsOpen(Event event, Instant now) {
        if (!event.autoExtend()) {
            return Optional.empty();
        }
        Event planned = planned(event);
        if (!now.isBefore(Timetable.of(planned).until().plus(config.extensionLimit()))) {
            return Optional.empty();
        }
        try {
            return watch.look(planned, event, now).isEmpty()
                    ? Optional.of("There is no traffic to tell whether it has ended")
                    : Optional.empty();
        } catch (ForecasterException unanswered) {
            return Optional.ofNullable(unanswered.getMessage());
        }
    }
}
