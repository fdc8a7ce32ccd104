package dev.kickoff.hub.events;

import dev.kickoff.hub.forecasts.ForecasterException;
import dev.kickoff.hub.forecasts.Forecasts;
import dev.kickoff.hub.forecasts.Observed;
import dev.kickoff.hub.forecasts.SignalInfo;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Compares observed traffic after the end of an event with what was forecast before the end. The forecast of half an hour
 * before the end is taken, since a later one would take overtime into account already.
 */
@ApplicationScoped
class CrowdWatch {
    /** One signal and region with enough traffic to look at. */
    record Seen(String signal, String region, Crowd crowd) {}

    private record Key(String signal, String region, Instant cutoff, Instant to) {}

    private static final Duration BEFORE_END = Duration.ofMinutes(30);
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final int KEPT = 200;

    private final Forecasts forecasts;

    /** Forecasts of the past never change. */
    private final Map<Key, Forecast> made = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Forecast> eldest) {
            return size() > KEPT;
        }
    };

    CrowdWatch(Forecasts forecasts) {
        this.forecasts = forecasts;
    }

    /**
     * All signals of the event's regions that were observed until now; none when no traffic has come in.
     *
     * @param planned as people planned it last
     * @param event as it is, with the extensions up to now
     * @throws ForecasterException when the forecaster does not answer
     */
    List<Seen> look(Event planned, Event event, Instant now) {
        List<Seen> seen = new ArrayList<>();
        for (SignalInfo signal : forecasts.signals()) {
            if (event.concerns(signal.region())) {
                Crowd crowd = crowd(signal, planned, Duration.between(planned.end(), event.end()), now);
                if (crowd != null) {
                    seen.add(new Seen(signal.signal(), signal.region(), crowd));
                }
            }
        }
        return seen;
    }

    private @Nullable Crowd crowd(SignalInfo signal, Event planned, Duration extended, Instant now) {
        Duration window =
                WINDOW.getSeconds() < signal.stepSeconds() ? Duration.ofSeconds(signal.stepSeconds()) : WINDOW;
        Instant to =
                Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), signal.stepSeconds()) * signal.stepSeconds());
        OptionalDouble observed = observed(signal, to.minus(window), to);
        if (observed.isEmpty()) {
            return null;
        }
        Instant exitOver = Timetable.of(planned).until();
        Forecast forecast = before(signal, cutoff(signal, planned, window), exitOver.plus(window));
        OptionalDouble on = mean(forecast, planned.end().minus(window), planned.end());
        OptionalDouble off = mean(forecast, exitOver, exitOver.plus(window));
        Instant asIfNow = min(to.minus(extended), exitOver.plus(window));
        OptionalDouble expected = mean(forecast, asIfNow.minus(window), asIfNow);
        return on.isEmpty() || off.isEmpty() || expected.isEmpty()
                ? null
                : new Crowd(on.getAsDouble(), off.getAsDouble(), expected.getAsDouble(), observed.getAsDouble());
    }

    /** Half an hour before the end, or when the end was planned if that was later and leaves time to look at. */
    private static Instant cutoff(SignalInfo signal, Event planned, Duration window) {
        Instant usual = planned.end().minus(BEFORE_END);
        Instant known = planned.knownAt().plusSeconds(signal.stepSeconds());
        boolean inTime = !known.isAfter(planned.end().minus(window));
        return known.isAfter(usual) && inTime ? known : usual;
    }

    private OptionalDouble observed(SignalInfo signal, Instant from, Instant to) {
        Observed observed = forecasts.observed(signal.signal(), signal.region(), from, to, signal.stepSeconds());
        return observed.values().stream()
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .average();
    }

    private synchronized Forecast before(SignalInfo signal, Instant cutoff, Instant to) {
        Key key = new Key(signal.signal(), signal.region(), cutoff, to);
        Forecast known = made.get(key);
        if (known == null) {
            known = forecasts.asOf(signal.signal(), signal.region(), cutoff, to);
            made.put(key, known);
        }
        return known;
    }

    private static OptionalDouble mean(Forecast forecast, Instant from, Instant to) {
        double sum = 0;
        int steps = 0;
        for (int i = 0; i < forecast.steps(); i++) {
            if (!forecast.at(i).isBefore(from) && forecast.at(i).isBefore(to)) {
                sum += forecast.p50().get(i);
                steps++;
            }
        }
        return steps == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / steps);
    }

    private static Instant min(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
