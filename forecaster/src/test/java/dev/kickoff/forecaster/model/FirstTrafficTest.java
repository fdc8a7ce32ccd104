package dev.kickoff.forecaster.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The first hours of a signal, when little or nothing is known. */
class FirstTrafficTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final int MINUTE = 60;

    @Test
    void zerosBeforeTheLaunchSayNothingAboutTheTrafficAfterIt() {
        double[] values = new double[30 * 1440 + 120];
        Arrays.fill(values, 30 * 1440, values.length, 50_000);

        QuantileForecast forecast = forecast(values, List.of());

        for (int i = 0; i < forecast.steps(); i++) {
            assertEquals(50_000, forecast.p50()[i], 25_000, "step " + i);
        }
    }

    @Test
    void zerosOfAnOutageOfADaySayNothingAboutTheTrafficAfterIt() {
        double[] values = new double[20 * 1440];
        Arrays.fill(values, 1_000);
        Arrays.fill(values, 17 * 1440, 19 * 1440, 0);

        QuantileForecast forecast = forecast(values, List.of());

        assertEquals(1_000, forecast.p50()[300], 200);
    }

    @Test
    void trafficOfWhichOnlyAnEventWasSeenDoesNotEndWithIt() {
        double[] values = new double[120];
        Arrays.fill(values, 50_000);
        Event running = SimulatedTraffic.event("running", "launch", START, Duration.ofHours(3));

        QuantileForecast forecast = forecast(values, List.of(running));

        assertTrue(forecast.p50()[forecast.steps() - 1] > 10_000, "p50 " + forecast.p50()[forecast.steps() - 1]);
        assertTrue(forecast.p99()[forecast.steps() - 1] > 50_000, "p99 " + forecast.p99()[forecast.steps() - 1]);
    }

    @Test
    void aFewProbesDoNotReplaceWhatThePlannerExpects() {
        double[] values = new double[60];
        values[30] = 100;
        Event launch = expected(1_000_000, START.plus(Duration.ofHours(4)));

        QuantileForecast forecast = forecast(values, List.of(launch));

        assertEquals(1_000_000, Arrays.stream(forecast.p50()).max().orElseThrow(), 10_000);
        for (int i = 0; i < forecast.steps(); i++) {
            int step = i;
            double sum = forecast.parts().stream()
                    .mapToDouble(part -> part.values()[step])
                    .sum();
            assertEquals(forecast.p50()[i], sum, 1e-6 * (1 + sum));
        }
    }

    @Test
    void withoutAnyTrafficThePlannersAudienceGivesTheForecastWithWideBands() {
        Event launch = expected(10_000, START.plus(Duration.ofHours(4)));

        QuantileForecast forecast = forecast(new double[0], List.of(launch));

        double peak = Arrays.stream(forecast.p50()).max().orElseThrow();
        assertEquals(10_000, peak, 100);
        assertTrue(Arrays.stream(forecast.p99()).max().orElseThrow() > 5 * peak);
        assertTrue(Arrays.stream(forecast.p10()).max().orElseThrow() < 0.5 * peak);
    }

    private static Event expected(double audience, Instant start) {
        return new Event(
                "launch",
                1,
                "Launch",
                "launch",
                start,
                start.plus(Duration.ofHours(2)),
                "UTC",
                new Audience(audience, null),
                List.of(),
                Map.of(),
                List.of(),
                EventState.APPROVED,
                Instant.EPOCH,
                null);
    }

    private static QuantileForecast forecast(double[] values, List<Event> events) {
        Instant cutoff = START.plusSeconds((long) MINUTE * values.length);
        return new EventAwareModel()
                .forecast(ForecastTask.of(
                        new TrafficHistory(START, MINUTE, values),
                        events,
                        ZoneOffset.UTC,
                        cutoff,
                        cutoff,
                        cutoff.plus(Duration.ofHours(12))));
    }
}
