package dev.kickoff.forecaster.accuracy;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.forecaster.accuracy.AccuracyStore.Kept;
import dev.kickoff.forecaster.accuracy.StoredAccuracy.Key;
import dev.kickoff.forecaster.calendar.Calendars;
import dev.kickoff.forecaster.forecasts.PastForecasts;
import dev.kickoff.forecaster.model.KnownEvents;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.forecaster.traffic.Signals;
import dev.kickoff.forecaster.traffic.Traffic;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.Signal;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Records how good the forecasts of each event were. At each lead it sets aside what was forecast over the event's
 * window; when the event is over and its traffic is there it scores that. What was not set aside, because nothing was
 * running or no forecast reached so far, is forecast again in hindsight.
 *
 * <p>Everything is decided from what is stored, so checks may be missed, repeated, or made by several forecasters.
 */
@ApplicationScoped
class AccuracyKeeper {
    private static final Logger LOG = Logger.getLogger(AccuracyKeeper.class);
    /** Events differ in length; one that is still scored cannot have started longer before the oldest end. */
    private static final Duration LONGEST_EVENT = Duration.ofDays(30);

    private final Signals signals;
    private final Traffic traffic;
    private final Calendars calendars;
    private final PastForecasts forecasts;
    private final AccuracyStore store;
    private final AccuracyConfig config;
    private final Clock clock;
    /** When scored events were last looked at for late traffic. Lost with the process: then they are looked at again. */
    private final Map<Key, Instant> lookedAt = new ConcurrentHashMap<>();

    /** What failed or could not be scored, and when it is tried again. Lost with the process: then that is at once. */
    private final Map<Key, Instant> putOff = new ConcurrentHashMap<>();

    private final Set<Key> failing = ConcurrentHashMap.newKeySet();
    private boolean broken;

    AccuracyKeeper(
            Signals signals,
            Traffic traffic,
            Calendars calendars,
            PastForecasts forecasts,
            AccuracyStore store,
            AccuracyConfig config,
            Clock clock) {
        this.signals = signals;
        this.traffic = traffic;
        this.calendars = calendars;
        this.forecasts = forecasts;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            executeWith = Scheduled.SIMPLE,
            every = "${kickoff.forecaster.accuracy.check-interval:PT30S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void check() {
        try {
            Instant now = clock.instant();
            List<Signal> declared = signals.declared();
            if (!declared.isEmpty()) {
                List<Event> events = events(now);
                Check check = new Check(now, config.hindsightsPerCheck());
                declared.forEach(signal -> check.record(signal, events));
            }
            broken = false;
        } catch (RuntimeException failure) {
            if (!broken) {
                LOG.warnf("The accuracy of forecasts cannot be recorded now, which is tried again: %s", failure);
            }
            broken = true;
        }
    }

    /** Those whose forecasts may have to be set aside or scored; newest first, as people look at those first. */
    private List<Event> events(Instant now) {
        Instant oldest = now.minus(config.lookBack());
        Instant furthest = now.plus(Lead.WEEK.time());
        return KnownEvents.at(calendars.newest().revisions(), Instant.MAX).stream()
                .filter(event -> event.end().isAfter(oldest) && !event.start().isAfter(furthest))
                .sorted(Comparator.comparing(Event::start).reversed())
                .toList();
    }

    /** One look at all signals. */
    private final class Check {
        private final Instant now;
        private int hindsightsLeft;

        Check(Instant now, int hindsights) {
            this.now = now;
            hindsightsLeft = hindsights;
        }

        void record(Signal signal, List<Event> events) {
            Map<Key, Kept> rows =
                    store.since(signal, now.minus(config.lookBack()).minus(LONGEST_EVENT));
            for (Event event : events) {
                if (event.concerns(signal.region())) {
                    for (Lead lead : Lead.values()) {
                        Key key = new Key(signal.signal(), signal.region(), event.id(), lead);
                        Kept kept = rows.get(key);
                        record(signal, event, key, kept != null && kept.isOf(event) ? kept : null);
                    }
                }
            }
        }

        /** One event that cannot be forecast or scored must not keep the others from it. */
        private void record(Signal signal, Event event, Key key, @Nullable Kept kept) {
            Instant again = putOff.get(key);
            if (again != null && again.isAfter(now)) {
                return;
            }
            putOff.remove(key);
            try {
                EventWindow.of(event, signal, key.lead()).ifPresent(window -> record(signal, event, key, window, kept));
                failing.remove(key);
            } catch (RuntimeException failure) {
                putOff.put(key, now.plus(config.lateTrafficInterval()));
                if (failing.add(key)) {
                    LOG.warnf("The accuracy of %s cannot be recorded, which is tried again: %s", key, failure);
                }
            }
        }

        private void record(Signal signal, Event event, Key key, EventWindow window, @Nullable Kept kept) {
            boolean over = !event.end().plus(config.afterEnd()).isAfter(now)
                    && !window.to().isAfter(now);
            if (!over) {
                if (kept == null && !window.at().isAfter(now)) {
                    stored(signal, event, window)
                            .ifPresent(forecast -> store.save(signal, event, key.lead(), forecast, null));
                }
                return;
            }
            if (kept == null || !kept.scored() || mayHaveChanged(event, key)) {
                traffic.history(signal, window.from(), window.to())
                        .filter(came -> 2 * came.samples() >= window.steps(signal))
                        .ifPresent(came -> score(signal, event, key, window, kept, came));
            }
        }

        private boolean mayHaveChanged(Event event, Key key) {
            if (event.end().plus(config.lateTraffic()).isBefore(now)) {
                lookedAt.remove(key);
                return false;
            }
            Instant last = lookedAt.get(key);
            boolean due =
                    last == null || !last.plus(config.lateTrafficInterval()).isAfter(now);
            if (due) {
                lookedAt.put(key, now);
            }
            return due;
        }

        private void score(
                Signal signal, Event event, Key key, EventWindow window, @Nullable Kept kept, TrafficHistory came) {
            StoredAccuracy row = kept == null ? null : store.get(key);
            ForecastOfEvent forecast = row != null
                    ? row.forecast
                    : stored(signal, event, window)
                            .or(() -> hindsight(signal, event, window))
                            .orElse(null);
            if (forecast == null) {
                return;
            }
            EventScore before = row == null ? null : row.score;
            EventScore score = EventScore.of(forecast, came, now).orElse(null);
            if (score == null) {
                putOff.put(key, now.plus(config.lateTrafficInterval()));
                if (row == null) {
                    // Without a score, so that the same forecast is not made again until the traffic suffices.
                    store.save(signal, event, key.lead(), forecast, null);
                }
            } else if (before == null || !score.isOfTheSameTrafficAs(before)) {
                store.save(signal, event, key.lead(), forecast, score);
            }
        }

        private Optional<ForecastOfEvent> stored(Signal signal, Event event, EventWindow window) {
            return forecasts
                    .stored(signal, window.at(), config.oldest(), window.from(), window.to())
                    .map(forecast -> ForecastOfEvent.of(event, forecast, window.from(), window.to(), false));
        }

        private Optional<ForecastOfEvent> hindsight(Signal signal, Event event, EventWindow window) {
            if (hindsightsLeft == 0) {
                return Optional.empty();
            }
            hindsightsLeft--;
            try {
                Forecast forecast = forecasts.inHindsight(signal, window.at(), window.from(), window.to());
                return Optional.of(ForecastOfEvent.of(event, forecast, window.from(), window.to(), true));
            } catch (ProblemException noTrafficBefore) {
                hindsightsLeft++;
                return Optional.empty();
            }
        }
    }
}
