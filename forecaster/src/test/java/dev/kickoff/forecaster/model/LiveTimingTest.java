package dev.kickoff.forecaster.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LiveTimingTest {
    private static final int END = (int) SimulatedMatch.LENGTH.toMinutes();
    private static final Duration LONG_AFTER = Duration.ofMinutes(END + 120);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noticesExtraTimeWithinFiveMinutesOfSamplesAfterTheFallThatDoesNotCome(long seed) {
        SimulatedMatch match = new SimulatedMatch(seed).extra(30).level(1.6).strength(Math.log(3));
        ObservedDeviations observed = match.observed(1, LONG_AFTER);

        int noticed = firstMinute(
                END,
                minute -> timing(match, observed, minute)
                        .end()
                        .isAfter(match.event().end()));

        assertTrue(noticed <= END + 5, "noticed at minute " + noticed);
        // A dip of a minute or two may look like the fall; floors are not lowered as fast as that.
        long open = IntStream.range(noticed, END + 30)
                .filter(minute -> timing(match, observed, minute).end().isAfter(at(minute)))
                .count();
        assertTrue(open >= END + 30 - noticed - 2, "held open in " + open + " minutes from " + noticed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void tellsAfterwardsHowLongExtraTimeWas(long seed) {
        SimulatedMatch match = new SimulatedMatch(seed).extra(30).noise(0.1);

        Timing timing = timing(match, match.observed(5, LONG_AFTER), END + 120);

        assertEquals(30, timing.extraSeconds() / 60, 5);
        assertEquals(0, timing.lateSeconds());
        assertFalse(timing.heldOpen());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void noticesLateStartOfTwentyMinutesWithinTenMinutesOfTheRise(long seed) {
        SimulatedMatch match = new SimulatedMatch(seed).late(20).level(0.6).strength(Math.log(5));
        ObservedDeviations observed = match.observed(1, LONG_AFTER);

        int noticed = firstMinute(0, minute -> !timing(match, observed, minute).isPlanned());

        assertTrue(noticed <= 20 + 10, "noticed at minute " + noticed);
        Timing timing = timing(match, observed, END);
        assertEquals(20, timing.lateSeconds() / 60, 5);
        assertEquals(
                match.event().end().plus(Duration.ofMinutes(20)).getEpochSecond(),
                timing.end().getEpochSecond(),
                300);
    }

    @Test
    void movesNoneOfTwoHundredEventsThatRunToPlan() {
        int held = 0;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(1000 + seed);
            SimulatedMatch match = new SimulatedMatch(seed)
                    .noise(0.05 + 0.1 * random.nextDouble())
                    .level(Math.pow(2, 2 * random.nextDouble() - 1))
                    .strength(Math.log(4) * (0.6 + 0.8 * random.nextDouble()));
            ObservedDeviations observed = match.observed(5, LONG_AFTER);
            int heldMinutes = 0;
            for (int minute = 0; minute <= END + 120; minute += 5) {
                Timing timing = timing(match, observed, minute);
                assertTrue(timing.isPlanned() || timing.heldOpen(), "event " + seed + " at " + minute + ": " + timing);
                heldMinutes += timing.heldOpen() ? 5 : 0;
            }
            assertTrue(heldMinutes <= 10, "event " + seed + " held open for " + heldMinutes + " minutes");
            held += heldMinutes > 0 ? 1 : 0;
        }
        assertTrue(held <= 20, "held open " + held + " events that were over");
    }

    @Test
    void holdsNothingOpenWhereTheCurveDoesNotFallAtTheEnd() {
        for (long seed = 0; seed < 20; seed++) {
            SimulatedMatch match = new SimulatedMatch(seed).fallMinutes(Double.POSITIVE_INFINITY);
            ObservedDeviations observed = match.observed(5, LONG_AFTER);
            for (int minute = 0; minute <= END + 120; minute += 5) {
                assertTrue(timing(match, observed, minute).isPlanned());
            }
        }
    }

    @Test
    void stopsHoldingOpenWhenTrafficStaysHighForLongerThanTheEventItself() {
        SimulatedMatch match = new SimulatedMatch(3).extra(1000);
        ObservedDeviations observed = match.observed(5, Duration.ofMinutes(3L * END));

        assertTrue(timing(match, observed, 2 * END - 10).heldOpen());
        assertFalse(timing(match, observed, 3 * END).heldOpen());
    }

    @Test
    void holdsOpenPastTheCutoffOrNotAtAllHoweverTrafficGoesOn() {
        for (long seed = 0; seed < 20; seed++) {
            SimulatedMatch match = new SimulatedMatch(seed)
                    .late((int) seed * 4)
                    .extra((int) seed * 15)
                    .noise(0.1 + 0.02 * seed);
            ObservedDeviations observed = match.observed(5, Duration.ofMinutes(4L * END));
            for (int minute = 0; minute <= 4 * END; minute += 5) {
                Timing timing = timing(match, observed, minute);
                assertTrue(!timing.heldOpen() || timing.fallsAt() > at(minute).getEpochSecond(), timing.toString());
            }
        }
    }

    @Test
    void movesTheEndFurtherAheadTheLongerTrafficStays() {
        SimulatedMatch match = new SimulatedMatch(3).extra(90);
        ObservedDeviations observed = match.observed(5, LONG_AFTER);

        Timing soon = timing(match, observed, END + 10);
        Timing later = timing(match, observed, END + 60);

        assertTrue(soon.heldOpen() && later.heldOpen());
        assertEquals(10, Duration.between(at(END + 10), soon.end()).toMinutes(), 1);
        assertEquals(30, Duration.between(at(END + 60), later.end()).toMinutes(), 1);
    }

    @Test
    void looksThroughGapsAndBursts() {
        SimulatedMatch match = new SimulatedMatch(5).extra(30);
        ObservedDeviations whole = match.observed(5, LONG_AFTER);
        double[] logs = whole.logs().clone();
        Random random = new Random(5);
        for (int i = 0; i < logs.length; i++) {
            logs[i] = random.nextInt(3) == 0 ? Double.NaN : logs[i];
        }
        logs[30] += 3;
        ObservedDeviations holed = new ObservedDeviations(whole.centres(), logs, 300, whole.noise());

        assertEquals(30, timing(match, holed, END + 120).extraSeconds() / 60, 5);
    }

    @Test
    void oneBurstAfterTheEndIsNoExtraTime() {
        SimulatedMatch match = new SimulatedMatch(6);
        ObservedDeviations observed = match.observed(5, LONG_AFTER);
        observed.logs()[(120 + END + 40) / 5] += 2;

        assertTrue(timing(match, observed, END + 120).isPlanned());
    }

    @Test
    void keepsThePlanWithoutSamplesAndBeforeTheStart() {
        SimulatedMatch match = new SimulatedMatch(7).late(30);
        ObservedDeviations observed = match.observed(5, LONG_AFTER);
        double[] nothing = new double[observed.size()];
        Arrays.fill(nothing, Double.NaN);

        assertTrue(timing(match, observed, -30).isPlanned());
        assertTrue(timing(match, new ObservedDeviations(observed.centres(), nothing, 300, 0.05), END)
                .isPlanned());
    }

    @ParameterizedTest
    @CsvSource({"30", "60", "1440"})
    void keepsThePlanWhereBinsAreTooLongToTell(int binMinutes) {
        SimulatedMatch match = new SimulatedMatch(8).extra(60);

        assertTrue(
                timing(match, match.observed(binMinutes, LONG_AFTER), END + 120).isPlanned());
    }

    @Test
    void noticesThatAnEventOfDaysGoesOnForHours() {
        Instant start = Instant.parse("2026-10-23T00:00:00Z");
        Event sale = SimulatedTraffic.event("sale", "sale", start, Duration.ofDays(3));
        double days = 86_400.0;
        ExpectedCurve curve = (second, planned) -> {
            double day = (planned - start.getEpochSecond()) / days;
            return day < 0 ? 0 : day < 3 ? 1 : Math.exp(-(day - 3) * 8);
        };
        Random random = new Random(9);
        double[] centres = IntStream.range(0, 24 * 5)
                .mapToDouble(hour -> start.getEpochSecond() + 3600 * (hour - 24 + 0.5))
                .toArray();
        double[] logs = Arrays.stream(centres)
                .map(second -> curve.logFactor(
                                second,
                                second < start.getEpochSecond() + 3.4 * days
                                        ? Math.min(second, start.getEpochSecond() + 2.9 * days)
                                        : second - 0.4 * days)
                        + 0.1 * random.nextGaussian())
                .toArray();
        ObservedDeviations observed = new ObservedDeviations(centres, logs, 3600, 0.1);

        assertTrue(LiveTiming.of(sale, curve, observed, start.plusSeconds((long) (3.25 * days)))
                .heldOpen());
        Timing after = LiveTiming.of(sale, curve, observed, start.plusSeconds((long) (4 * days)));
        assertEquals(0.4 * 24, after.extraSeconds() / 3600, 3.1);
    }

    @Test
    void neverLooksPastTheCutoff() {
        SimulatedMatch match = new SimulatedMatch(10).extra(30);
        ObservedDeviations whole = match.observed(1, LONG_AFTER);
        for (int minute = 0; minute <= END + 60; minute += 7) {
            double[] cut = whole.logs().clone();
            Arrays.fill(cut, 120 + minute, cut.length, 9);

            assertEquals(
                    timing(match, whole, minute),
                    timing(match, new ObservedDeviations(whole.centres(), cut, 60, whole.noise()), minute));
        }
    }

    @Test
    void saysInPlainWordsWhatHappened() {
        Event event = new SimulatedMatch(1).event();

        assertTrue(Timing.planned(event).describe().isEmpty());
        assertEquals(
                "started 20 min late",
                new Timing(event, 1200, 0, 0, false, 5).describe().orElseThrow());
        assertEquals(
                "is held open: traffic has not fallen",
                new Timing(event, 0, 900, 0, true, 1).describe().orElseThrow());
        assertEquals(
                "ended 30 min later than planned",
                new Timing(event, 0, 1800, 0, false, 5).describe().orElseThrow());
        assertEquals(
                "started 20 min late and is held open: traffic has not fallen",
                new Timing(event, 1200, 900, 0, true, 1).describe().orElseThrow());
    }

    @Test
    void theClockOfThePlanStandsStillUntilTheStartAndBeforeTheFall() {
        Event event = new SimulatedMatch(1).event();
        Timing timing = new Timing(event, 1200, 1800, event.end().getEpochSecond(), false, 5);

        assertEquals(-10, plannedMinute(timing, -10));
        assertEquals(0, plannedMinute(timing, 15));
        assertEquals(10, plannedMinute(timing, 30));
        assertEquals(END, plannedMinute(timing, END + 20));
        assertEquals(END, plannedMinute(timing, END + 45));
        assertEquals(END + 10, plannedMinute(timing, END + 60));
    }

    @Test
    void refusesNoiseThatIsNoNumber() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ObservedDeviations(new double[1], new double[1], 60, Double.NaN));
    }

    private static double plannedMinute(Timing timing, int minute) {
        return (timing.plannedSecond(at(minute).getEpochSecond()) - SimulatedMatch.KICK_OFF.getEpochSecond()) / 60;
    }

    private static Timing timing(SimulatedMatch match, ObservedDeviations observed, int minute) {
        return LiveTiming.of(match.event(), match.curve(), observed, at(minute));
    }

    private static Instant at(int minute) {
        return SimulatedMatch.KICK_OFF.plus(Duration.ofMinutes(minute));
    }

    private static int firstMinute(int from, IntPredicate condition) {
        return IntStream.range(from, 300).filter(condition).findFirst().orElse(999);
    }
}
