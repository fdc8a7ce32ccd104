package dev.kickoff.hub.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The simulation's own time grid: fine enough for the series' step and for metrics that arrive once a minute. */
record Ticks(Instant from, int seconds, int perStep, int count) {
    static final int MINUTE_SECONDS = 60;

    static Ticks of(TimeSeries series) {
        int step = Math.toIntExact(series.step().toSeconds());
        int tick = greatestCommonDivisor(step, MINUTE_SECONDS);
        return new Ticks(series.from(), tick, step / tick, series.steps() * (step / tick));
    }

    Instant at(int tick) {
        return from.plusSeconds((long) tick * seconds);
    }

    int perMinute() {
        return MINUTE_SECONDS / seconds;
    }

    /** Ticks that fully cover the duration. */
    int covering(Duration duration) {
        return Math.toIntExact(-Math.floorDiv(-duration.toMillis(), seconds * 1000L));
    }

    double hours() {
        return seconds / 3600.0;
    }

    /** One value per tick from one value per step. */
    double[] spread(TimeSeries series) {
        double[] values = new double[count];
        for (int tick = 0; tick < count; tick++) {
            values[tick] = series.values().get(tick / perStep);
        }
        return values;
    }

    /** One mean per step from one value per tick. */
    List<Double> meanPerStep(int[] values) {
        List<Double> means = new ArrayList<>(count / perStep);
        for (int tick = 0; tick < count; tick += perStep) {
            double sum = 0;
            for (int i = tick; i < tick + perStep; i++) {
                sum += values[i];
            }
            means.add(sum / perStep);
        }
        return means;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
