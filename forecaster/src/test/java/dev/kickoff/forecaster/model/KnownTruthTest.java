package dev.kickoff.forecaster.model;

import static dev.kickoff.forecaster.model.SimulatedTraffic.PARIS;
import static dev.kickoff.forecaster.model.SimulatedTraffic.event;
import static dev.kickoff.forecaster.model.SimulatedTraffic.revision;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Simulated traffic of which the truth is known: every mechanism must find it. */
class KnownTruthTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration MATCH = Duration.ofMinutes(115);
    private static final int FIVE_MINUTES = 300;

    private final EventAwareModel model = new EventAwareModel();

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 3, 6})
    void recoversAKnownEffectWithinATenthFromFiveEvents(double factor) {
        Instant next = MONDAY.plus(Duration.ofDays(26)).plus(Duration.ofHours(18));
        SimulatedTraffic traffic = withMatches(5, factor).with(event("next", "football", next, MATCH));

        QuantileForecast forecast = dayAhead(traffic, next.minus(Duration.ofHours(24)), Duration.ofHours(30));

        for (int minute = 60; minute <= 110; minute += 10) {
            int step = (int) Duration.between(forecast.from(), next.plus(Duration.ofMinutes(minute)))
                            .toMinutes()
                    / 5;
            double truth = traffic.truth(forecast.at(step)) / traffic.baseline(forecast.at(step));
            double baseline = forecast.parts().get(0).values()[step];
            assertEquals(truth, forecast.p50()[step] / baseline, 0.1 * truth, "minute " + minute);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.4, 2, 3})
    void absorbsALevelShiftWithinADay(double factor) {
        Instant shift = MONDAY.plus(Duration.ofDays(16));
        SimulatedTraffic traffic =
                new SimulatedTraffic(PARIS, FIVE_MINUTES).level(at -> at.isBefore(shift) ? 1 : factor);

        QuantileForecast forecast = dayAhead(traffic, shift.plus(Duration.ofDays(1)), Duration.ofHours(24));

        assertTrue(error(traffic, forecast) < 0.1, "error " + error(traffic, forecast));
    }

    /** A fall that takes an hour; how soon it is missed is tested in {@link ExtraTimeTest}. */
    @Test
    void followsExtraTimeOfThirtyMinutesWhereTrafficFallsSlowly() {
        Instant start = MONDAY.plus(Duration.ofDays(28)).plus(Duration.ofHours(18));
        List<Event> known = new ArrayList<>(withMatches(8, 4, 60).events());
        known.add(event("running", "football", start, MATCH));
        SimulatedTraffic real = withMatches(8, 4, 60).with(event("running", "football", start, MATCH.plusMinutes(30)));
        Instant cutoff = start.plus(MATCH).plus(Duration.ofMinutes(25));

        QuantileForecast forecast = model.forecast(ForecastTask.of(
                real.history(MONDAY, cutoff), known, PARIS, cutoff, cutoff, cutoff.plus(Duration.ofHours(2))));

        assertTrue(
                forecast.parameters().containsKey("live.running"),
                forecast.parameters().toString());
        for (int minute = 0; minute <= 20; minute += 5) {
            double truth = real.truth(forecast.at(minute));
            assertEquals(truth, forecast.p50()[minute], 0.2 * truth, "in " + minute + " minutes");
        }
    }

    @Test
    void followsASeasonThatIsMovedByADay() {
        List<Event> revisions = new ArrayList<>();
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, FIVE_MINUTES);
        for (int i = 0; i < 10; i++) {
            Instant start = MONDAY.plus(Duration.ofDays(3L * i)).plus(Duration.ofHours(18));
            Event old = revision("m" + i, 1, "football", start, MATCH, EventState.APPROVED, Instant.EPOCH);
            revisions.add(old);
            boolean moved = i >= 8;
            if (moved) {
                Instant later = start.plus(Duration.ofDays(1));
                revisions.add(revision(
                        "m" + i, 2, "football", later, MATCH, EventState.APPROVED, MONDAY.plus(Duration.ofDays(20))));
            }
            traffic.with(revisions.get(revisions.size() - 1));
        }
        Instant cutoff = MONDAY.plus(Duration.ofDays(24));
        Instant to = cutoff.plus(Duration.ofDays(3));

        QuantileForecast forecast =
                model.forecast(ForecastTask.of(traffic.history(MONDAY, cutoff), revisions, PARIS, cutoff, cutoff, to));

        assertTrue(error(traffic, forecast) < 0.1, "error " + error(traffic, forecast));
    }

    @Test
    void anEventOnADayOfTwentyThreeOrTwentyFiveHoursIsMetAtItsHour() {
        for (String sunday : List.of("2026-03-29T16:00:00Z", "2026-10-25T17:00:00Z")) {
            Instant start = Instant.parse(sunday);
            SimulatedTraffic traffic =
                    new SimulatedTraffic(PARIS, FIVE_MINUTES).with(event("dst", "football", start, MATCH));
            IntStream.range(1, 7)
                    .forEach(week -> traffic.with(
                            event("past-" + week, "football", start.minus(Duration.ofDays(3L * week)), MATCH)));
            Instant cutoff = start.minus(Duration.ofHours(30));

            QuantileForecast forecast = model.forecast(ForecastTask.of(
                    traffic.history(start.minus(Duration.ofDays(28)), cutoff),
                    traffic.events(),
                    PARIS,
                    cutoff,
                    cutoff,
                    cutoff.plus(Duration.ofHours(40))));

            assertTrue(error(traffic, forecast) < 0.12, sunday + " error " + error(traffic, forecast));
        }
    }

    @Test
    void aSignalWithoutEventsGetsNoEffectOfEvents() {
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, FIVE_MINUTES);
        QuantileForecast forecast = dayAhead(traffic, MONDAY.plus(Duration.ofDays(14)), Duration.ofDays(2));

        assertEquals(1, forecast.parts().size());
        assertArrayEquals(forecast.p50(), forecast.parts().get(0).values(), 1e-9);
    }

    @Test
    void threePastEventsHelpAndNonePastGivesWiderBands() {
        Instant next = MONDAY.plus(Duration.ofDays(26)).plus(Duration.ofHours(18));
        int peak = 24 * 12 + 100 / 5;
        QuantileForecast[] forecasts = new QuantileForecast[2];
        double truth = 0;
        for (int past : new int[] {0, 3}) {
            SimulatedTraffic traffic = withMatches(past, 5).with(event("next", "football", next, MATCH));
            forecasts[past / 3] = dayAhead(traffic, next.minus(Duration.ofHours(24)), Duration.ofHours(30));
            truth = traffic.truth(forecasts[past / 3].at(peak));
        }
        double none = Math.abs(Math.log(forecasts[0].p50()[peak] / truth));
        double three = Math.abs(Math.log(forecasts[1].p50()[peak] / truth));
        assertTrue(three < 0.3 * none, "error " + three + " after three, " + none + " before any");
        assertTrue(forecasts[0].p99()[peak] > truth, "the first one is covered");
        assertTrue(
                forecasts[0].p99()[peak] / forecasts[0].p50()[peak]
                        > 1.5 * forecasts[1].p99()[peak] / forecasts[1].p50()[peak],
                "bands narrow");
    }

    /** Every third evening, the last one two days before the 26th day. */
    private static SimulatedTraffic withMatches(int count, double factor) {
        return withMatches(count, factor, FIVE_MINUTES);
    }

    private static SimulatedTraffic withMatches(int count, double factor, int stepSeconds) {
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, stepSeconds).eventFactor(factor);
        for (int i = 0; i < count; i++) {
            Instant start = MONDAY.plus(Duration.ofDays(24 - 3L * i)).plus(Duration.ofHours(18));
            traffic.with(event("past-" + i, "football", start, MATCH));
        }
        return traffic;
    }

    private QuantileForecast dayAhead(SimulatedTraffic traffic, Instant cutoff, Duration length) {
        return model.forecast(ForecastTask.of(
                traffic.history(MONDAY, cutoff), traffic.events(), PARIS, cutoff, cutoff, cutoff.plus(length)));
    }

    /** Weighted absolute percentage error of the median against the truth. */
    private static double error(SimulatedTraffic traffic, QuantileForecast forecast) {
        double error = 0;
        double sum = 0;
        for (int i = 0; i < forecast.steps(); i++) {
            error += Math.abs(traffic.truth(forecast.at(i)) - forecast.p50()[i]);
            sum += traffic.truth(forecast.at(i));
        }
        return error / sum;
    }
}
