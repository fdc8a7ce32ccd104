package dev.kickoff.forecaster.model;

import static dev.kickoff.forecaster.model.SimulatedTraffic.PARIS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeasonalNaiveTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void repeatsTheSameLocalTimeOfTheWeekBeforeAlsoWhenTheClockWasSetForward() {
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, 1800);
        Instant sunday = Instant.parse("2026-03-29T12:00:00Z");
        TrafficHistory history = traffic.history(START, sunday);

        QuantileForecast forecast = forecast(history, sunday, Duration.ofHours(6));

        Instant weekBefore = sunday.minus(Duration.ofDays(7)).plus(Duration.ofHours(1));
        int index = (int) (Duration.between(START, weekBefore).toMinutes() / 30);
        assertEquals(history.value(index), forecast.p50()[0], 1e-6);
        assertTrue(forecast.p90()[0] > forecast.p50()[0]);
    }

    @Test
    void looksTwoWeeksBackBeyondAWeek() {
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, 3600);
        Instant cutoff = Instant.parse("2026-03-23T00:00:00Z");
        TrafficHistory history = traffic.history(START, cutoff);

        QuantileForecast forecast = forecast(history, cutoff, Duration.ofDays(10));

        int lastDay = 24 * 9;
        int twoWeeksEarlier = history.size() + lastDay - 24 * 14;
        // The clock is set forward in between, so the same local time is an hour further on.
        assertEquals(history.value(twoWeeksEarlier + 1), forecast.p50()[lastDay], 1e-6);
    }

    @Test
    void repeatsTheLastSampleWhenThereIsNoDayBefore() {
        TrafficHistory history = new TrafficHistory(START, 60, new double[] {5, 7, Double.NaN});

        QuantileForecast forecast = forecast(history, history.end(), Duration.ofMinutes(3));

        assertEquals(7, forecast.p50()[2], 1e-6);
        assertTrue(forecast.p99()[2] > forecast.p90()[2]);
    }

    private static QuantileForecast forecast(TrafficHistory history, Instant cutoff, Duration length) {
        return new SeasonalNaive()
                .forecast(ForecastTask.of(history, List.of(), PARIS, cutoff, cutoff, cutoff.plus(length)));
    }
}
