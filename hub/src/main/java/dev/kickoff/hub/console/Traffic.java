package dev.kickoff.hub.console;

import dev.kickoff.hub.forecasts.Forecasts;
import dev.kickoff.hub.forecasts.SignalInfo;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.ServiceRegistration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers the traffic around an event from the forecaster. Every failure is a {@code ForecasterException}. */
@ApplicationScoped
class Traffic {
    private static final int KEPT = 16;
    private static final long FIRST_VERSION = 1;

    private final Forecasts forecasts;
    private final Plans plans;
    private final Clock clock;
    /** Stored forecasts never change, and every open page asks for the same few every other second. */
    private final Map<String, Forecast> kept = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Forecast> eldest) {
            return size() > KEPT;
        }
    };

    Traffic(Forecasts forecasts, Plans plans, Clock clock) {
        this.forecasts = forecasts;
        this.plans = plans;
        this.clock = clock;
    }

    List<SignalInfo> signals() {
        return forecasts.signals();
    }

    /**
     * @param services those that the signal drives in its region, for the forecast that their plans were made from
     */
    TrafficView around(Event event, ChartWindow window, SignalInfo signal, List<ServiceRegistration> services) {
        Instant now = clock.instant();
        return new TrafficView(
                window,
                signal.unit(),
                observed(window, signal, now),
                services.stream()
                        .findFirst()
                        .flatMap(service -> before(service, EventStatus.start(event), now))
                        .orElse(null),
                forecasts.latest(signal.signal(), signal.region()).orElse(null));
    }

    private List<@Nullable Double> observed(ChartWindow window, SignalInfo signal, Instant now) {
        Instant to = window.to().isBefore(now) ? window.to() : now;
        if (!window.from().isBefore(to)) {
            return List.of();
        }
        // The step that is still running would look like a drop.
        long steps = (to.getEpochSecond() - window.from().getEpochSecond()) / window.stepSeconds();
        if (steps == 0) {
            return List.of();
        }
        List<@Nullable Double> values = forecasts
                .observed(signal.signal(), signal.region(), window.from(), window.at((int) steps), window.stepSeconds())
                .values();
        return new ArrayList<>(values.subList(0, (int) Math.min(values.size(), steps)));
    }

    /** The forecast behind the plan that was in force when the event's first phase began, or behind the first plan. */
    private Optional<Forecast> before(ServiceRegistration service, Instant start, Instant now) {
        Instant asOf = start.isBefore(now) ? start : now;
        return plans.newestAt(service.service(), service.region(), asOf)
                .or(() -> plans.version(service.service(), service.region(), FIRST_VERSION))
                .flatMap(plan -> stored(plan.provenance().forecastId()));
    }

    private Optional<Forecast> stored(String id) {
        synchronized (kept) {
            if (kept.containsKey(id)) {
                return Optional.of(kept.get(id));
            }
        }
        Optional<Forecast> found = forecasts.find(id);
        found.ifPresent(forecast -> {
            synchronized (kept) {
                kept.put(id, forecast);
            }
        });
        return found;
    }
}
