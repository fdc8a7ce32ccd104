package dev.kickoff.forecaster.model;

import static dev.kickoff.forecaster.model.SimulatedTraffic.PARIS;
import static dev.kickoff.forecaster.model.SimulatedTraffic.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Extra time through the whole model: what it has learnt by itself from ten past events, by the minute with noise of 5 %,
 * must be enough to see that an eleventh one goes on. How {@link LiveTiming} fares with a curve that is known exactly is
 * tested with it.
 */
class ExtraTimeTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration MATCH = Duration.ofMinutes(115);
    private static final Duration EXTRA = Duration.ofMinutes(30);
    private static final Instant START = MONDAY.plus(Duration.ofDays(31)).plus(Duration.ofHours(18));
    private static final int MINUTE = 60;

    private final EventAwareModel model = new EventAwareModel();

    @ParameterizedTest
    @CsvSource({"15, 1", "15, 2", "20, 3", "20, 4", "30, 5", "30, 6"})
    void noticesExtraTimeWithinFiveMinutesOfSamples(int fallMinutes, long seed) {
        SimulatedTraffic real = traffic(fallMinutes, seed, EXTRA);
        SimulatedTraffic usual = traffic(fallMinutes, seed, Duration.ZERO);
        for (int minute : new int[] {5, 8, 20}) {
            QuantileForecast forecast = forecast(real, minute);

            assertEquals(
                    "is held open: traffic has not fallen",
                    forecast.parameters().get("live.running"),
                    "+" + minute);
            for (int ahead = 0; ahead < 10; ahead++) {
                double p50 = forecast.p50()[ahead];
                double middle = Math.sqrt(real.truth(forecast.at(ahead)) * usual.truth(forecast.at(ahead)));
                assertTrue(p50 > middle, "at +" + minute + " in " + ahead + " minutes: " + p50 + " < " + middle);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"60, 1", "60, 2", "60, 3"})
    void noticesExtraTimeWithinTenMinutesWhereTrafficFallsSlowly(int fallMinutes, long seed) {
        QuantileForecast forecast = forecast(traffic(fallMinutes, seed, EXTRA), 10);

        assertEquals(
                "is held open: traffic has not fallen", forecast.parameters().get("live.running"));
    }

    @ParameterizedTest
    @CsvSource({"15, 1", "30, 2", "45, 3", "60, 4"})
    void movesNoEventThatEndsOnTime(int fallMinutes, long seed) {
        SimulatedTraffic usual = traffic(fallMinutes, seed, Duration.ZERO);
        for (int minute = -10; minute <= 38; minute += 6) {
            QuantileForecast forecast = forecast(usual, minute);

            assertFalse(forecast.parameters().containsKey("live.running"), "+" + minute + " " + forecast.parameters());
        }
    }

    @ParameterizedTest
    @CsvSource({"15, 1", "30, 2"})
    void letsGoWhenTrafficFallsAfterExtraTime(int fallMinutes, long seed) {
        SimulatedTraffic real = traffic(fallMinutes, seed, EXTRA);

        QuantileForecast forecast = forecast(real, 30 + fallMinutes);

        assertEquals("ended 30 min later than planned", forecast.parameters().get("live.running"));
        for (int ahead = 5; ahead < 30; ahead++) {
            double truth = real.truth(forecast.at(ahead));
            assertEquals(truth, forecast.p50()[ahead], 0.35 * truth, "in " + ahead + " minutes");
        }
    }

    /** Ten events that ended on time and one that goes on for longer, every third evening. */
    private static SimulatedTraffic traffic(int fallMinutes, long seed, Duration extraTime) {
        SimulatedTraffic traffic =
                new SimulatedTraffic(PARIS, MINUTE).fallMinutes(fallMinutes).seed(seed);
        for (int i = 1; i <= 10; i++) {
            traffic.with(event("past-" + i, "football", START.minus(Duration.ofDays(3L * i)), MATCH));
        }
        return traffic.with(event("running", "football", START, MATCH)).extraTime(extraTime);
    }

    /** At so many minutes after the planned end of the last event. */
    private QuantileForecast forecast(SimulatedTraffic real, int minute) {
        Instant cutoff = START.plus(MATCH).plus(Duration.ofMinutes(minute));
        return model.forecast(ForecastTask.of(
                real.history(MONDAY, cutoff), real.events(), PARIS, cutoff, cutoff, cutoff.plus(Duration.ofHours(2))));
    }
}
