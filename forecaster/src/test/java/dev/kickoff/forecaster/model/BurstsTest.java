package dev.kickoff.forecaster.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On simulated traffic of which the truth is known. */
class BurstsTest {
    private static final ZoneId PARIS = SimulatedTraffic.PARIS;
    /** The clocks are set forward on 29 March 2026. */
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static final Instant END = START.plus(Duration.ofDays(42));
    private static final Instant BURST = Instant.parse("2026-04-02T13:20:00Z");

    @ParameterizedTest
    @CsvSource({"60, 40, 3", "60, 600, 2.5", "300, 20, 4", "300, 90, 2.2", "900, 120, 3", "3600, 240, 3", "3600, 60, 5"
    })
    void findsABurstWithItsEdges(int stepSeconds, int minutes, double factor) {
        Duration length = Duration.ofMinutes(minutes);
        Instant from = onGrid(BURST, stepSeconds);
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, stepSeconds).level(burst(from, length, factor));

        List<TimeRange> found = Bursts.find(traffic.history(START, END), List.of(), PARIS);

        assertEquals(1, found.size(), found::toString);
        Duration bin = Duration.ofSeconds(Math.max(300, stepSeconds));
        assertNear(from, found.get(0).start(), bin);
        assertNear(from.plus(length), found.get(0).end(), bin);
    }

    @Test
    void findsADayAmongDays() {
        Instant day = Instant.parse("2026-04-08T00:00:00Z");
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, 86_400).level(burst(day, Duration.ofDays(1), 4));

        assertEquals(
                List.of(new TimeRange(day, day.plus(Duration.ofDays(1)))),
                Bursts.find(traffic.history(START, START.plus(Duration.ofDays(120))), List.of(), PARIS));
    }

    @Test
    void reachesToWhereTheBurstHasDecayed() {
        ToDoubleFunction<Instant> decaying = at -> {
            double hours = Duration.between(BURST, at).toSeconds() / 3600.0;
            return hours < 0 ? 1 : 1 + 6 * Math.exp(-hours);
        };
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, 60).level(decaying);

        TimeRange found =
                Bursts.find(traffic.history(START, END), List.of(), PARIS).get(0);

        assertNear(BURST, found.start(), Duration.ofMinutes(5));
        double left = decaying.applyAsDouble(found.end());
        assertTrue(left < 1.5, "still " + left + " times the usual at " + found.end());
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 300, 1800, 3600, 21_600, 86_400})
    void findsNothingInUsualTraffic(int stepSeconds) {
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, stepSeconds);

        assertEquals(List.of(), Bursts.find(traffic.history(START, END), List.of(), PARIS));
    }

    @ParameterizedTest
    @CsvSource({"300, 3", "300, 0.33", "3600, 2", "3600, 0.5", "86400, 3", "86400, 0.3"})
    void aLevelThatStaysIsNoBurst(int stepSeconds, double factor) {
        SimulatedTraffic traffic =
                new SimulatedTraffic(PARIS, stepSeconds).level(at -> at.isBefore(BURST) ? 1 : factor);

        for (int days : new int[] {7, 14, 42}) {
            Instant end = BURST.plus(Duration.ofDays(days)).truncatedTo(java.time.temporal.ChronoUnit.DAYS);
            assertEquals(List.of(), Bursts.find(traffic.history(START, end), List.of(), PARIS), "after " + days);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 12, 18, 24, 36, 48, 72})
    void aLevelThatHasJustRisenIsNoBurst(int hoursAgo) {
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, 300).level(at -> at.isBefore(BURST) ? 1 : 3);

        assertEquals(
                List.of(),
                Bursts.find(traffic.history(START, BURST.plus(Duration.ofHours(hoursAgo))), List.of(), PARIS));
    }

    @Test
    void aScheduledEventIsNoBurst() {
        Event match = SimulatedTraffic.event("match", "football", BURST, Duration.ofHours(2));
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, 60).with(match);
        TrafficHistory history = traffic.history(START, END);

        assertEquals(List.of(), Bursts.find(history, List.of(match), PARIS));
        assertEquals(1, Bursts.find(history, List.of(), PARIS).size(), "without the calendar it is one");
    }

    @Test
    void aBurstCountsOnceItHasEnded() {
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, 60).level(burst(BURST, Duration.ofHours(1), 4));

        assertEquals(List.of(), until(traffic, BURST.plus(Duration.ofMinutes(30))));
        assertEquals(List.of(), until(traffic, BURST.plus(Duration.ofMinutes(65))));
        assertEquals(1, until(traffic, BURST.plus(Duration.ofMinutes(100))).size());
    }

    @Test
    void anOutageAndTheReturnFromItAreNoBurst() {
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, 300).level(burst(BURST, Duration.ofHours(5), 0));

        assertEquals(List.of(), Bursts.find(traffic.history(START, END), List.of(), PARIS));
    }

    @Test
    void findsABurstBetweenGaps() {
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, 300).level(burst(BURST, Duration.ofHours(1), 4));
        TrafficHistory gaps = traffic.history(START, END)
                .without(List.of(
                        new TimeRange(START.plus(Duration.ofDays(5)), START.plus(Duration.ofDays(9))),
                        new TimeRange(BURST.minus(Duration.ofHours(3)), BURST.minus(Duration.ofHours(1))),
                        new TimeRange(BURST.plus(Duration.ofHours(2)), BURST.plus(Duration.ofHours(6)))));

        assertEquals(1, Bursts.find(gaps, List.of(), PARIS).size());
    }

    @Test
    void aGapAfterItLeavesOpenWhetherABurstHasEnded() {
        SimulatedTraffic traffic = new SimulatedTraffic(PARIS, 300).level(burst(BURST, Duration.ofHours(1), 4));
        TrafficHistory gap = traffic.history(START, BURST.plus(Duration.ofHours(20)))
                .without(List.of(new TimeRange(BURST.plus(Duration.ofMinutes(55)), END)));

        assertEquals(List.of(), Bursts.find(gap, List.of(), PARIS));
    }

    @Test
    void zerosAndAlmostNothingAreNoBursts() {
        double[] zeros = new double[14 * 288];
        assertEquals(List.of(), Bursts.find(new TrafficHistory(START, 300, zeros), List.of(), PARIS));
        double[] rare = zeros.clone();
        Arrays.setAll(rare, i -> i % 37 == 0 ? 1 : 0);
        assertEquals(List.of(), Bursts.find(new TrafficHistory(START, 300, rare), List.of(), PARIS));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 300, 600})
    void saysNothingOfAHistoryThatIsTooShort(int steps) {
        double[] values = new double[steps];
        Arrays.setAll(values, i -> i % 100 == 50 ? 1000 : 10);

        assertEquals(List.of(), Bursts.find(new TrafficHistory(START, 300, values), List.of(), PARIS));
    }

    @Test
    void rangesAreOrderedApartAndWithinTheHistory() {
        ToDoubleFunction<Instant> wild =
                at -> Math.exp(3 * Math.sin(at.getEpochSecond() / 9_000.0) * Math.sin(at.getEpochSecond() / 77_000.0));
        TrafficHistory history = new SimulatedTraffic(PARIS, 420).level(wild).history(START.plusSeconds(60), END);

        List<TimeRange> found = Bursts.find(history, List.of(), PARIS);

        for (int i = 0; i < found.size(); i++) {
            assertFalse(found.get(i).start().isBefore(history.start()));
            assertFalse(found.get(i).end().isAfter(history.end()));
            assertTrue(i == 0 || !found.get(i).start().isBefore(found.get(i - 1).end()), found::toString);
        }
    }

    @Test
    void takesAMomentForThreeMonthsOfMinutes() {
        TrafficHistory history = new SimulatedTraffic(PARIS, 60).history(START, START.plusSeconds(130_000 * 60L));
        long best = Long.MAX_VALUE;
        for (int run = 0; run < 5; run++) {
            long before = System.nanoTime();
            Bursts.find(history, List.of(), PARIS);
            best = Math.min(best, System.nanoTime() - before);
        }

        assertTrue(best < 300_000_000, "took " + best / 1e6 + " ms, where 50 are usual");
    }

    private static List<TimeRange> until(SimulatedTraffic traffic, Instant end) {
        return Bursts.find(traffic.history(START, end), List.of(), PARIS);
    }

    private static ToDoubleFunction<Instant> burst(Instant from, Duration length, double factor) {
        return at -> at.isBefore(from) || !at.isBefore(from.plus(length)) ? 1 : factor;
    }

    private static Instant onGrid(Instant instant, int stepSeconds) {
        return Instant.ofEpochSecond(instant.getEpochSecond() / stepSeconds * stepSeconds);
    }

    private static void assertNear(Instant expected, Instant found, Duration tolerance) {
        Duration off = Duration.between(expected, found).abs();
        assertTrue(off.compareTo(tolerance) <= 0, found + " instead of " + expected);
    }
}
