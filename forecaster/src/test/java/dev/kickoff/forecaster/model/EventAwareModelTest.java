package dev.kickoff.forecaster.model;

import static dev.kickoff.forecaster.model.SimulatedTraffic.PARIS;
import static dev.kickoff.forecaster.model.SimulatedTraffic.event;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventAwareModelTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Duration MATCH = Duration.ofMinutes(115);
    private static final int FIVE_MINUTES = 300;

    private final EventAwareModel model = new EventAwareModel();

    @Test
    void followsTheTimeOfDayAndTheWeekend() {
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, FIVE_MINUTES);
        Instant friday = MONDAY.plus(Duration.ofDays(25));

        QuantileForecast forecast = dayAhead(traffic, friday, Duration.ofDays(3));

        assertTrue(error(traffic, forecast) < 0.03, "error " + error(traffic, forecast));
        assertTrue(coverage(traffic, forecast, 0.04) > 0.85, "coverage " + coverage(traffic, forecast, 0.04));
    }

    @Test
    void followsALevelShiftWithinADay() {
        Instant shift = MONDAY.plus(Duration.ofDays(20));
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, FIVE_MINUTES).level(at -> at.isBefore(shift) ? 1 : 3);

        QuantileForecast forecast = dayAhead(traffic, shift.plus(Duration.ofDays(1)), Duration.ofHours(12));

        assertTrue(error(traffic, forecast) < 0.1, "error " + error(traffic, forecast));
    }

    @Test
    void isNotMovedByGapsZerosAndABurst() {
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, FIVE_MINUTES);
        Instant cutoff = MONDAY.plus(Duration.ofDays(21));
        TrafficHistory whole = traffic.history(MONDAY, cutoff);
        double[] values = new double[whole.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = whole.value(i);
        }
        int day = 288;
        Arrays.fill(values, 5 * day + 100, 7 * day, Double.NaN);
        Arrays.fill(values, 10 * day + 150, 10 * day + 180, 0);
        Arrays.fill(values, 20 * day + 100, 20 * day + 112, 50_000);

        QuantileForecast forecast = forecast(
                traffic,
                new TrafficHistory(MONDAY, FIVE_MINUTES, values),
                cutoff,
                cutoff,
                cutoff.plus(Duration.ofDays(1)));

        assertTrue(error(traffic, forecast) < 0.06, "error " + error(traffic, forecast));
    }

    @Test
    void keepsTheLocalTimeOfDayWhenTheClockIsSetForwardAndBack() {
        for (String sunday : List.of("2026-03-29T00:00:00Z", "2026-10-25T00:00:00Z")) {
            Instant day = Instant.parse(sunday);
            SimulatedTraffic traffic = new SimulatedTraffic(PARIS, FIVE_MINUTES);
            TrafficHistory history = traffic.history(day.minus(Duration.ofDays(28)), day);

            QuantileForecast forecast = forecast(traffic, history, day, day, day.plus(Duration.ofDays(3)));

            assertTrue(error(traffic, forecast) < 0.03, sunday + " error " + error(traffic, forecast));
        }
    }

    @Test
    void learnsWhatEventsOfACategoryDoAndWhen() {
        SimulatedTraffic traffic = withMatches(6);
        Instant next = MONDAY.plus(Duration.ofDays(28)).plus(Duration.ofHours(18));
        traffic.with(event("next", "football", next, MATCH));

        QuantileForecast forecast = dayAhead(traffic, next.minus(Duration.ofHours(24)), Duration.ofHours(30));

        assertPeak(traffic, forecast, 0.2);
        assertTrue(error(traffic, forecast) < 0.12, "error " + error(traffic, forecast));
    }

    @Test
    void carriesAnEventOverMidnight() {
        SimulatedTraffic traffic = withMatches(6);
        Instant late = Instant.parse("2026-03-30T21:30:00Z");
        traffic.with(event("late", "football", late, MATCH));
        Instant cutoff = Instant.parse("2026-03-30T12:00:00Z");

        QuantileForecast forecast = dayAhead(traffic, cutoff, Duration.ofHours(16));

        assertPeak(traffic, forecast, 0.25);
        QuantileForecast.Part event = forecast.parts().get(1);
        int afterMidnight = (int) Duration.between(forecast.from(), Instant.parse("2026-03-30T23:00:00Z"))
                        .toMinutes()
                / 5;
        assertEquals("late", event.eventId());
        assertTrue(event.values()[afterMidnight] > event.values()[0] + 1000, "still felt after midnight in Paris");
    }

    @Test
    void composesEventsThatOverlap() {
        Instant next = MONDAY.plus(Duration.ofDays(28)).plus(Duration.ofHours(18));
        Instant cutoff = next.minus(Duration.ofHours(12));
        Event first = event("first", "football", next, MATCH);
        Event second = event("second", "football", next.plus(Duration.ofMinutes(30)), MATCH);
        double one = highest(dayAhead(withMatches(6).with(first), cutoff, Duration.ofHours(18)));

        QuantileForecast both = dayAhead(withMatches(6).with(first).with(second), cutoff, Duration.ofHours(18));

        assertTrue(highest(both) > 1.15 * one, "two draw more than one");
        assertTrue(highest(both) < 2 * one, "but not as much as both alone");
        assertEquals(3, both.parts().size());
    }

    @Test
    void isWideButNotWildAboutTheFirstEventEver() {
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, FIVE_MINUTES);
        Instant next = MONDAY.plus(Duration.ofDays(21)).plus(Duration.ofHours(18));
        Instant cutoff = next.minus(Duration.ofHours(12));
        QuantileForecast without = dayAhead(traffic, cutoff, Duration.ofHours(18));
        int peak = (int) Duration.between(cutoff, next.plus(MATCH)).toMinutes() / 5;

        QuantileForecast with =
                dayAhead(traffic.with(event("first", "football", next, MATCH)), cutoff, Duration.ofHours(18));

        double factor = with.p50()[peak] / without.p50()[peak];
        assertTrue(factor > 1.3 && factor < 3, "factor " + factor);
        assertTrue(with.p99()[peak] > 4 * with.p50()[peak], "p99 leaves room for a surprise");
        assertTrue(with.p10()[peak] < without.p50()[peak], "p10 allows for no effect at all");
        assertEquals(without.p50()[0], with.p50()[0], 0.005 * without.p50()[0], "nothing changes hours before");
    }

    @Test
    void followsAnEventThatIsStrongerThanThoseBefore() {
        SimulatedTraffic usual = withMatches(8);
        Instant start = MONDAY.plus(Duration.ofDays(28)).plus(Duration.ofHours(18));
        Instant cutoff = start.plus(Duration.ofMinutes(70));
        Event running = event("running", "football", start, MATCH);
        usual.with(running);
        TrafficHistory asUsual = usual.history(MONDAY, cutoff);
        double[] values = new double[asUsual.size()];
        for (int i = 0; i < values.length; i++) {
            boolean during = !asUsual.at(i).isBefore(start.minus(Duration.ofMinutes(30)));
            values[i] = asUsual.value(i) * (during ? 2 : 1);
        }

        QuantileForecast forecast = forecast(
                usual,
                new TrafficHistory(MONDAY, FIVE_MINUTES, values),
                cutoff,
                cutoff,
                cutoff.plus(Duration.ofMinutes(30)));

        for (int i = 0; i < forecast.steps(); i++) {
            double truth = 2 * usual.truth(forecast.at(i));
            assertEquals(truth, forecast.p50()[i], 0.3 * truth, "step " + i);
        }
    }

    @Test
    void worksOnDailySteps() {
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, 86_400);
        Instant start = Instant.parse("2025-01-06T12:00:00Z");
        Instant cutoff = start.plus(Duration.ofDays(200));

        QuantileForecast forecast =
                forecast(traffic, traffic.history(start, cutoff), cutoff, cutoff, cutoff.plus(Duration.ofDays(14)));

        assertEquals(14, forecast.steps());
        assertTrue(error(traffic, forecast) < 0.12, "error " + error(traffic, forecast));
    }

    @Test
    void refusesToForecastFromNothing() {
        double[] gaps = new double[100];
        Arrays.fill(gaps, Double.NaN);
        Instant end = MONDAY.plusSeconds(100L * FIVE_MINUTES);
        ForecastTask task = ForecastTask.of(
                new TrafficHistory(MONDAY, FIVE_MINUTES, gaps), List.of(), PARIS, end, end, end.plusSeconds(3600));

        assertThrows(NoHistoryException.class, () -> model.forecast(task));
    }

    /** A match of factor 4 every third evening, the last one at least two days before the 28th day. */
    private static SimulatedTraffic withMatches(int count) {
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, FIVE_MINUTES);
        for (int i = 0; i < count; i++) {
            Instant start = MONDAY.plus(Duration.ofDays(25 - 3L * i)).plus(Duration.ofHours(18));
            traffic.with(event("past-" + i, "football", start, MATCH));
        }
        return traffic;
    }

    private QuantileForecast dayAhead(SimulatedTraffic traffic, Instant cutoff, Duration length) {
        return forecast(traffic, traffic.history(MONDAY, cutoff), cutoff, cutoff, cutoff.plus(length));
    }

    private QuantileForecast forecast(
            SimulatedTraffic traffic, TrafficHistory history, Instant cutoff, Instant from, Instant to) {
        return model.forecast(ForecastTask.of(history, traffic.events(), PARIS, cutoff, from, to));
    }

    private static void assertPeak(SimulatedTraffic traffic, QuantileForecast forecast, double tolerance) {
        double truth = 0;
        for (int i = 0; i < forecast.steps(); i++) {
            truth = Math.max(truth, traffic.truth(forecast.at(i)));
        }
        assertEquals(truth, highest(forecast), tolerance * truth);
    }

    private static double highest(QuantileForecast forecast) {
        return Arrays.stream(forecast.p50()).max().orElseThrow();
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

    /** Share of the truth, raised by one standard deviation and more of noise, that p90 covers. */
    private static double coverage(SimulatedTraffic traffic, QuantileForecast forecast, double noise) {
        int covered = 0;
        for (int i = 0; i < forecast.steps(); i++) {
            covered += traffic.truth(forecast.at(i)) * Math.exp(noise) <= forecast.p90()[i] ? 1 : 0;
        }
        return covered / (double) forecast.steps();
    }
}
