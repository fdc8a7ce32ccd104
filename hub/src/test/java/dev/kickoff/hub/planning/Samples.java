package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.Phase;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.Tier;
import dev.kickoff.schemas.Transform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Forecasts, services and events to plan with. */
final class Samples {
    static final String SIGNAL = "requests";
    static final String REGION = "eu-west-3";

    private Samples() {}

    static Forecast forecast(Instant from, Duration length, int stepSeconds, ToDoubleFunction<Instant> p90) {
        int steps = (int) (length.toSeconds() / stepSeconds);
        List<Double> demand = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            demand.add(p90.applyAsDouble(from.plusSeconds((long) i * stepSeconds)));
        }
        return forecast(from, stepSeconds, demand, List.of());
    }

    static Forecast forecast(Instant from, int stepSeconds, List<Double> p90, List<Forecast.Part> breakdown) {
        List<Double> p50 = p90.stream().map(value -> value / 2).toList();
        List<Double> p99 = p90.stream().map(value -> value * 2).toList();
        return new Forecast(
                "forecast-1",
                SIGNAL,
                REGION,
                from,
                from,
                from,
                stepSeconds,
                p50.stream().map(value -> value / 2).toList(),
                p50,
                p90,
                p99,
                breakdown,
                new Forecast.Provenance(
                        "sample",
                        "1",
                        from.minus(Duration.ofDays(7)),
                        from,
                        10_080,
                        "00",
                        Map.of("match", 3),
                        Map.of()));
    }

    /** Serves 100 requests per unit, 2 to 40 units, healthy after 5 minutes, no headroom. */
    static ServiceRegistration service() {
        return service(Transform.linear(100), Duration.ofMinutes(5), 2, 40);
    }

    static ServiceRegistration service(Transform transform, Duration leadTime, int min, int max) {
        return new ServiceRegistration(
                "video-edge",
                REGION,
                "video",
                SIGNAL,
                "instance",
                Tier.STANDARD,
                transform,
                leadTime,
                min,
                max,
                0,
                null,
                List.of());
    }

    static Event match(Instant start, Instant end) {
        return new Event(
                "match",
                3,
                "Match",
                "football",
                start,
                end,
                "Europe/Paris",
                null,
                List.of(),
                Map.of(),
                List.of(new Phase("first-half", start, end)),
                EventState.APPROVED,
                start.minus(Duration.ofDays(1)),
                "ada");
    }
}
