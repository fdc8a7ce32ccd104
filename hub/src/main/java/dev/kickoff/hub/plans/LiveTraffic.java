package dev.kickoff.hub.plans;

import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.forecasts.ForecasterException;
import dev.kickoff.hub.forecasts.Forecasts;
import dev.kickoff.hub.forecasts.SignalChanges;
import dev.kickoff.schemas.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Watches, while an event is on, how often the traffic of its signals was changed. Nothing is asked of the forecaster
 * while there is no event. Used by the planning cycle's thread only.
 */
@ApplicationScoped
class LiveTraffic {
    private static final Logger LOG = Logger.getLogger(LiveTraffic.class);
    /** Checks to leave out after a failure, so that a forecaster in trouble does not hold up the cycle. */
    private static final int PAUSE_AFTER_FAILURE = 5;

    private final EventCalendar calendar;
    private final Forecasts forecasts;
    private final PlanningConfig config;
    private final Clock clock;
    private List<Event> on = List.of();
    private List<SignalChanges> counts = List.of();
    private int pause;
    private boolean away;

    LiveTraffic(EventCalendar calendar, Forecasts forecasts, PlanningConfig config, Clock clock) {
        this.calendar = calendar;
        this.forecasts = forecasts;
        this.config = config;
        this.clock = clock;
    }

    /** To be called once per check. */
    void look() {
        Instant now = clock.instant();
        on = calendar.between(now.minus(config.liveAfter()), now.plus(config.liveBefore())).stream()
                .filter(event -> config.rhythm().isOn(event, now))
                .toList();
        if (on.isEmpty()) {
            return;
        }
        if (pause > 0) {
            pause--;
            return;
        }
        try {
            counts = forecasts.changes();
            note(null);
        } catch (ForecasterException unanswered) {
            pause = PAUSE_AFTER_FAILURE;
            note(unanswered.getMessage());
        }
    }

    private void note(@Nullable String problem) {
        if (problem != null && !away) {
            LOG.warnf(
                    "New traffic cannot be watched for; plans follow it every %s all the same: %s",
                    config.refresh(), problem);
        } else if (problem == null && away) {
            LOG.info("New traffic is watched for again");
        }
        away = problem != null;
    }

    /** Differs from the last one when there is new traffic; null while no event of the region is on. */
    @Nullable
    Long changes(String signal, String region) {
        if (on.stream().noneMatch(event -> event.concerns(region))) {
            return null;
        }
        return counts.stream()
                .filter(count -> count.signal().equals(signal) && count.region().equals(region))
                .map(SignalChanges::changes)
                .findFirst()
                .orElse(null);
    }
}
