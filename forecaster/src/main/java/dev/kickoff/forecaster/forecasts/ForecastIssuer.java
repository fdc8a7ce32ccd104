package dev.kickoff.forecaster.forecasts;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.forecaster.calendar.Calendars;
import dev.kickoff.forecaster.calendar.EventCalendar;
import dev.kickoff.forecaster.model.ForecastModel;
import dev.kickoff.forecaster.model.ForecastTask;
import dev.kickoff.forecaster.model.KnownEvents;
import dev.kickoff.forecaster.model.Models;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.forecaster.traffic.Signals;
import dev.kickoff.forecaster.traffic.Traffic;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.Signal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes a forecast from the traffic before its cutoff and the calendar as known, and stores it. */
@ApplicationScoped
class ForecastIssuer {
    private static final int FEWEST_STEPS_BACK = 1_000;

    private final ForecastModel model = Models.current();
    private final Signals signals;
    private final Traffic traffic;
    private final Calendars calendars;
    private final ForecastStore store;
    private final ForecastsConfig config;
    private final Clock clock;
    private final String codeVersion;

    ForecastIssuer(
            Signals signals,
            Traffic traffic,
            Calendars calendars,
            ForecastStore store,
            ForecastsConfig config,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String codeVersion) {
        this.signals = signals;
        this.traffic = traffic;
        this.calendars = calendars;
        this.store = store;
        this.config = config;
        this.clock = clock;
        this.codeVersion = codeVersion;
    }

    /**
     * @throws ProblemException 404 for an unknown signal, 422 without traffic, 503 without a calendar
     */
    Forecast issue(String signalName, String region, @Nullable ForecastRequest request) {
        Signal signal = signals.get(signalName, region);
        Instant now = clock.instant();
        Window window = Window.of(request, signal, now, config.longestHorizon());
        TrafficHistory history = history(signal, window.cutoff());
        EventCalendar calendar = calendars.newest();
        // The newest revision says where the event is: an older one must not bring it back to a region it has left.
        List<Event> events = KnownEvents.at(calendar.revisions(), window.eventsKnownAt()).stream()
                .filter(event -> event.concerns(region))
                .toList();
        ForecastTask task = new ForecastTask(
                history,
                events,
                window.eventsKnownAt(),
                ZoneId.of(signal.zone()),
                window.cutoff(),
                window.from(),
                window.to());
        Forecast forecast =
                ForecastDocuments.of(signal, task, model.name(), codeVersion, calendar, now, model.forecast(task));
        store.save(forecast, now);
        return forecast;
    }

    private TrafficHistory history(Signal signal, Instant cutoff) {
        Duration steps = Duration.ofSeconds((long) FEWEST_STEPS_BACK * signal.stepSeconds());
        Duration lookBack = config.lookBack().compareTo(steps) > 0 ? config.lookBack() : steps;
        return traffic.history(signal, cutoff.minus(lookBack), cutoff)
                .orElseThrow(() -> ProblemException.invalid(
                        "signal",
                        "Signal '" + signal.signal() + "' in region '" + signal.region()
                                + "' has no samples in the " + lookBack.toDays() + " days before the cutoff " + cutoff
                                + ", so there is nothing to forecast from",
                        "Import its history with POST /v1/signals/{signal}/regions/{region}/traffic or push samples"));
    }
}
