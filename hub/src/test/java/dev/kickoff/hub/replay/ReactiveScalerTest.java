package dev.kickoff.hub.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReactiveScalerTest {
    private static final Instant START = Instant.parse("1998-06-10T13:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final ScalerSettings SETTINGS = new ScalerSettings(2, 50, 50, Duration.ofMinutes(5));

    @Test
    void scalesOutAfterThreeMinutesAboveTargetAndServesAStartUpTimeLater() {
        CapacityRun run = simulate(minutes(10, 2.0, 20, 8.0));
        // Minutes 10, 11 and 12 are above the target; units are asked for from minute 13 and serve from minute 18.
        assertEquals(4, run.asked().get(12));
        assertEquals(16, run.asked().get(13));
        assertEquals(4, run.ready().get(17));
        assertEquals(16, run.ready().get(18));
    }

    @Test
    void doesNotScaleOutForTwoMinutesAboveTarget() {
        CapacityRun run = simulate(minutes(10, 2.0, 2, 8.0, 10, 2.0));
        assertEquals(4, Collections.max(run.asked()));
    }

    @Test
    void scalesInAfterFifteenMinutesBelowNineTenthsOfTarget() {
        CapacityRun run = simulate(minutes(5, 10.0, 40, 5.0));
        assertEquals(20, run.asked().get(19));
        assertEquals(10, run.asked().get(20));
    }

    @Test
    void keepsCapacityWithinTheTolerance() {
        CapacityRun run = simulate(minutes(5, 10.0, 60, 9.1));
        assertEquals(20, run.asked().get(64));
    }

    @Test
    void doesNotScaleInWhileUnitsAreStarting() {
        ScalerSettings slow = new ScalerSettings(2, 50, 50, Duration.ofMinutes(30));
        CapacityRun run = new ReactiveScaler(slow)
                .simulate(new TimeSeries(START, MINUTE, minutes(5, 2.0, 3, 8.0, 60, 1.0)), FloorSchedule.NONE);
        assertEquals(16, run.asked().get(8));
        assertEquals(16, run.asked().get(37), "still starting, though utilisation has been low for half an hour");
        assertEquals(2, run.asked().get(39));
    }

    @Test
    void keepsWithinMinimumAndMaximum() {
        assertEquals(2, Collections.min(simulate(minutes(60, 0.0)).asked()));
        assertEquals(50, Collections.max(simulate(minutes(5, 2.0, 30, 900.0)).asked()));
    }

    @Test
    void minuteWithoutRecordRestartsTheCount() {
        CapacityRun run = simulate(minutes(10, 2.0, 2, 8.0, 1, Double.NaN, 2, 8.0, 10, 2.0));
        assertEquals(4, Collections.max(run.asked()));
    }

    @Test
    void floorHoldsFromItsChangeAndServesAStartUpTimeLater() {
        FloorSchedule floors = new FloorSchedule(List.of(
                new FloorSchedule.Change(START.plusSeconds(600), 12),
                new FloorSchedule.Change(START.plusSeconds(1200), 0)));
        CapacityRun run =
                new ReactiveScaler(SETTINGS).simulate(new TimeSeries(START, MINUTE, minutes(60, 1.0)), floors);
        assertEquals(List.of(2.0, 12.0), run.asked().subList(9, 11));
        assertEquals(List.of(2.0, 12.0), run.ready().subList(14, 16));
        assertEquals(12, run.asked().get(20), "the scaler, not the end of the floor, takes capacity away");
        assertEquals(2, run.asked().get(30));
    }

    @Test
    void sameTrafficAtAFinerOrCoarserStepScalesTheSameWay() {
        CapacityRun minute = simulate(minutes(10, 2.0, 20, 8.0));
        CapacityRun fiveMinutes = new ReactiveScaler(SETTINGS)
                .simulate(new TimeSeries(START, Duration.ofMinutes(5), minutes(2, 2.0, 4, 8.0)), FloorSchedule.NONE);
        CapacityRun tenSeconds = new ReactiveScaler(SETTINGS)
                .simulate(
                        new TimeSeries(START, Duration.ofSeconds(10), minutes(60, 2.0, 120, 8.0)), FloorSchedule.NONE);
        for (int step = 0; step < 6; step++) {
            double mean = minute.ready().subList(step * 5, step * 5 + 5).stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow();
            assertEquals(mean, fiveMinutes.ready().get(step));
        }
        for (int step = 0; step < 30; step++) {
            assertEquals(minute.ready().get(step), tenSeconds.ready().get(step * 6));
        }
    }

    private static CapacityRun simulate(List<Double> demand) {
        return new ReactiveScaler(SETTINGS).simulate(new TimeSeries(START, MINUTE, demand), FloorSchedule.NONE);
    }

    /** Alternating counts and values. */
    private static List<Double> minutes(Number... countsAndValues) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < countsAndValues.length; i += 2) {
            values.addAll(Collections.nCopies(countsAndValues[i].intValue(), countsAndValues[i + 1].doubleValue()));
        }
        return values;
    }
}
