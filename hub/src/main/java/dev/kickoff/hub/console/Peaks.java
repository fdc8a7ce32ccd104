package dev.kickoff.hub.console;

import dev.kickoff.hub.forecasts.ForecasterException;
import dev.kickoff.hub.forecasts.Forecasts;
import dev.kickoff.hub.forecasts.SignalInfo;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Highest expected traffic of an event. */
@ApplicationScoped
class Peaks {
    /**
     * @param forecast that says so
     * @param at when the median is highest
     * @param p50 at that time, in the signal's unit
     * @param p90 at that time
     */
    record Peak(SignalInfo signal, Forecast forecast, Instant at, double p50, double p90) {}

    /**
     * @param problem why nothing can be said, for people; empty when something can or nothing is known yet
     */
    record Answer(List<Peak> peaks, String problem) {}

    private final Forecasts forecasts;

    Peaks(Forecasts forecasts) {
        this.forecasts = forecasts;
    }

    /** One peak for each signal and region of the event that the newest forecasts cover. */
    Answer of(Event event) {
        try {
            return new Answer(
                    forecasts.signals().stream()
                            .filter(signal -> event.concerns(signal.region()))
                            .flatMap(signal -> forecasts.latest(signal.signal(), signal.region()).stream()
                                    .flatMap(forecast -> peak(signal, forecast, event).stream()))
                            .toList(),
                    "");
        } catch (ForecasterException unanswered) {
            return new Answer(List.of(), String.valueOf(unanswered.getMessage()));
        }
    }

    private static Optional<Peak> peak(SignalInfo signal, Forecast forecast, Event event) {
        Instant from = EventStatus.start(event);
        Instant to = EventStatus.end(event);
        int highest = -1;
        for (int i = 0; i < forecast.steps(); i++) {
            Instant at = forecast.at(i);
            boolean within = !at.isBefore(from) && at.isBefore(to);
            if (within && (highest < 0 || forecast.p50().get(i) > forecast.p50().get(highest))) {
                highest = i;
            }
        }
        return highest < 0
                ? Optional.empty()
                : Optional.of(new Peak(
                        signal,
                        forecast,
                        forecast.at(highest),
                        forecast.p50().get(highest),
                        forecast.p90().get(highest)));
    }
}
