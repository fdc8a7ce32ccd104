package dev.kickoff.hub.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Transform;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final Instant START = Instant.parse("1998-06-10T13:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(2));
    private static final ScalerSettings SETTINGS = new ScalerSettings(1, 100, 100, Duration.ofMinutes(5));
    private static final BigDecimal PRICE = new BigDecimal("0.50");

    /** An hour at 100 requests, then an hour at 1000; ten requests per unit and minute. */
    private static final TimeSeries JUMP = new TimeSeries(START, Duration.ofMinutes(1), hours(100, 1000));

    @Test
    void reactiveScalerIsShortWhileItNoticesAndStartsUnits() {
        Outcome reactive = replay(JUMP, FloorSchedule.NONE).get(Strategy.REACTIVE_ONLY);
        assertEquals(Duration.ofMinutes(3 + 5), reactive.shortFor());
        // Eight minutes of 900 lost out of 60 × 100 + 60 × 1000.
        assertEquals(100 * 8 * 900 / 66_000.0, reactive.unservedPct(), 1e-9);
        assertEquals(100, reactive.peakUnits());
    }

    @Test
    void floorAskedForBeforeTheJumpServesAllOfIt() {
        FloorSchedule floors =
                new FloorSchedule(List.of(new FloorSchedule.Change(START.plus(Duration.ofMinutes(55)), 100)));
        Outcome kickoff = replay(JUMP, floors).get(Strategy.KICKOFF);
        assertEquals(Duration.ZERO, kickoff.shortFor());
        assertEquals(0, kickoff.unservedPct());
        assertEquals(10 * 55 / 60.0 + 100 * 65 / 60.0, kickoff.unitHours(), 1e-9);
        assertEquals(new BigDecimal("58.75"), kickoff.costUsd());
    }

    @Test
    void staticAtPeakPaysForThePeakAllTheTime() {
        Outcome peak = replay(JUMP, FloorSchedule.NONE).get(Strategy.STATIC_AT_PEAK);
        assertEquals(200, peak.unitHours(), 1e-9);
        assertEquals(new BigDecimal("100.00"), peak.costUsd());
    }

    @Test
    void perfectForesightPaysForStartUpToo() {
        Outcome perfect = replay(JUMP, FloorSchedule.NONE).get(Strategy.PERFECT_FORESIGHT);
        assertEquals(10 * 55 / 60.0 + 100 * 65 / 60.0, perfect.unitHours(), 1e-9);
        assertEquals(Duration.ZERO, perfect.shortFor());
    }

    @Test
    void fixedMultiplierHasTheHourOfAWeekBeforeReadyInTime() {
        TimeSeries twoWeeks = weekApart(hours(100, 800), hours(100, 1000));
        Outcome fixed = replay(twoWeeks, FloorSchedule.NONE).get(Strategy.FIXED_MULTIPLIER);
        assertEquals(Duration.ZERO, fixed.shortFor());
        assertEquals(100, fixed.peakUnits(), "800 × 1.5 needs 120 units; the service may have 100");
    }

    @Test
    void fixedMultiplierIsLeftOutWithoutAWeekBefore() {
        assertFalse(replay(JUMP, FloorSchedule.NONE).containsKey(Strategy.FIXED_MULTIPLIER));
    }

    @Test
    void costIsUnknownWithoutAPrice() {
        ReplayCase free =
                new ReplayCase(JUMP, START, END, FloorSchedule.NONE, Transform.linear(10), SETTINGS, 1.5, null);
        assertTrue(Replay.of(free).stream().allMatch(outcome -> outcome.costUsd() == null));
        assertNull(Replay.of(free).get(0).costUsd());
    }

    @Test
    void stepsWithoutRecordAreNeitherShortNorServed() {
        List<Double> values = new ArrayList<>(JUMP.values());
        Collections.fill(values.subList(60, 120), Double.NaN);
        Outcome reactive = replay(new TimeSeries(START, Duration.ofMinutes(1), values), FloorSchedule.NONE)
                .get(Strategy.REACTIVE_ONLY);
        assertEquals(Duration.ZERO, reactive.shortFor());
        assertEquals(0, reactive.unservedPct());
        assertEquals(20, reactive.unitHours(), 1e-9);
    }

    @Test
    void trafficBeyondTheLastRungNeedsCapacityInProportion() {
        Transform ladder = Transform.ladder(List.of(new Transform.Point(100, 10), new Transform.Point(500, 40)));
        ReplayCase beyond = new ReplayCase(JUMP, START, END, FloorSchedule.NONE, ladder, SETTINGS, 1.5, PRICE);
        assertEquals(10, beyond.demand().values().get(0));
        assertEquals(80, beyond.demand().values().get(60));
    }

    @Test
    void refusesAWindowWithoutTraffic() {
        Instant later = END.plus(Duration.ofDays(1));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new ReplayCase(
                        JUMP,
                        later,
                        later.plusSeconds(3600),
                        FloorSchedule.NONE,
                        Transform.linear(10),
                        SETTINGS,
                        1.5,
                        PRICE));
        assertTrue(refused.getMessage().contains("1998-06-10T13:00:00Z to 1998-06-10T15:00:00Z"));
    }

    private static Map<Strategy, Outcome> replay(TimeSeries traffic, FloorSchedule floors) {
        return Replay.of(new ReplayCase(traffic, START, END, floors, Transform.linear(10), SETTINGS, 1.5, PRICE))
                .stream()
                .collect(Collectors.toMap(Outcome::strategy, Function.identity()));
    }

    private static TimeSeries weekApart(List<Double> before, List<Double> now) {
        int week = 7 * 24 * 60;
        List<Double> values = new ArrayList<>(Collections.nCopies(week + now.size(), Double.NaN));
        for (int i = 0; i < before.size(); i++) {
            values.set(i, before.get(i));
            values.set(week + i, now.get(i));
        }
        return new TimeSeries(START.minus(Duration.ofDays(7)), Duration.ofMinutes(1), values);
    }

    private static List<Double> hours(double first, double second) {
        List<Double> values = new ArrayList<>(Collections.nCopies(60, first));
        values.addAll(Collections.nCopies(60, second));
        return values;
    }
}
