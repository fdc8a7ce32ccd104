package dev.kickoff.forecaster.forecasts;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.forecaster.calendar.Calendars;
import dev.kickoff.forecaster.calendar.EventCalendar;
import dev.kickoff.forecaster.model.ForecastModel;
import dev.kickoff.forecaster.model.ForecastTask;
import dev.kickoff.forecaster.model.KnownEvents;
import dev.kickoff.forecaster.model.Models;
import dev.kickoff.forecaster.model.NoHistoryException;
import dev.kickoff.forecaster.model.QuantileForecast;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.forecaster.tags.Tag;
import dev.kickoff.forecaster.tags.Tags;
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
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Makes forecasts from the traffic before their cutoff and the calendar as known. */
@ApplicationScoped
class ForecastIssuer {
    private static final int FEWEST_STEPS_BACK = 1_000;

    private final ForecastModel model = Models.current();

    /** A forecast takes a core and up to a hundred MiB for its time; more at once than cores would only wait for both. */
    private final Semaphore atOnce =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);

    private final Signals signals;
    private final Traffic traffic;
    private final Tags tags;
    private final Calendars calendars;
    private final ForecastStore store;
    private final ForecastsConfig config;
    private final Clock clock;
    private final String codeVersion;

    ForecastIssuer(
            Signals signals,
            Traffic traffic,
            Tags tags,
            Calendars calendars,
            ForecastStore store,
            ForecastsConfig config,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "unknown") String codeVersion) {
        this.signals = signals;
        this.traffic = traffic;
        this.tags = tags;
        this.calendars = calendars;
        this.store = store;
        this.config = config;
        this.clock = clock;
        this.codeVersion = codeVersion;
    }

    private record Made(Forecast forecast, Reasons reasons) {}

    /**
     * Makes a forecast and stores it.
     *
     * @throws ProblemException 404 for an unknown signal, 422 without traffic, 503 without a calendar
     */
    Forecast issue(String signalName, String region, @Nullable ForecastRequest request) {
        Made made = make(signalName, region, request, List.of());
        store.save(made.forecast(), made.reasons(), made.forecast().issuedAt());
        return made.forecast();
    }

    /**
     * Makes the forecast that there would be if events were different, and forgets it.
     *
     * @param events as they would be; each takes the place of the event of the same id
     * @throws ProblemException as {@link #issue} does
     */
    Forecast whatIf(String signalName, String region, @Nullable ForecastRequest request, List<Event> events) {
        return make(signalName, region, request, events).forecast();
    }

    private Made make(String signalName, String region, @Nullable ForecastRequest request, List<Event> instead) {
        Signal signal = signals.get(signalName, region);
        Instant now = clock.instant();
        Window window = Window.of(request, signal, now, config.longestHorizon());
        Duration lookBack = lookBack(window);
        TrafficHistory observed = observed(signal, window, lookBack);
        List<Tag> applied = tags.applied(signalName, region, observed.start(), observed.end(), window.eventsKnownAt());
        TrafficHistory history =
                observed.without(applied.stream().map(Tag::range).toList()).aggregated(window.stepSeconds());
        EventCalendar calendar = calendars.newest();
        List<Event> events = events(calendar, window, region, instead);
        ForecastTask task = new ForecastTask(
                history,
                events,
                window.eventsKnownAt(),
                ZoneId.of(signal.zone()),
                window.cutoff(),
                window.from(),
                window.to());
        QuantileForecast computed = forecast(signal, task, observed, lookBack);
        Forecast forecast =
                ForecastDocuments.of(signal, task, model.name(), codeVersion, calendar, applied, now, computed);
        return new Made(forecast, Reasons.of(signal, task, computed));
    }

    /** The newest revision says where the event is: an older one must not bring it back to a region it has left. */
    private static List<Event> events(EventCalendar calendar, Window window, String region, List<Event> instead) {
        Set<String> replaced = instead.stream().map(Event::id).collect(Collectors.toSet());
        Stream<Event> kept = KnownEvents.at(calendar.revisions(), window.eventsKnownAt()).stream()
                .filter(event -> !replaced.contains(event.id()));
        return Stream.concat(
                        kept, instead.stream().filter(event -> event.state().counts()))
                .filter(event -> event.concerns(region))
                .map(event -> event.seenFrom(region))
                .toList();
    }

    /** The model decides whether it can do without any history, for example from the audience that a planner expects. */
    private QuantileForecast forecast(Signal signal, ForecastTask task, TrafficHistory observed, Duration lookBack) {
        atOnce.acquireUninterruptibly();
        try {
            return model.forecast(task);
        } catch (NoHistoryException nothing) {
            throw observed.samples() == 0
                    ? NothingToForecastFrom.noSamples(signal, task, lookBack)
                    : NothingToForecastFrom.noWholeStep(signal, task, observed);
        } finally {
            atOnce.release();
        }
    }

    private TrafficHistory observed(Signal signal, Window window, Duration lookBack) {
        return traffic.history(signal, window.cutoff().minus(lookBack), window.cutoff())
                .orElseGet(() -> new TrafficHistory(window.cutoff(), signal.stepSeconds(), new double[0]));
    }

    private Duration lookBack(Window window) {
        return Stream.of(
                        config.lookBack(),
                        Duration.ofSeconds((long) FEWEST_STEPS_BACK * window.stepSeconds()),
                        Duration.between(window.cutoff(), window.to()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
