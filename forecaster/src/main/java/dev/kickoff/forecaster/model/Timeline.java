package dev.kickoff.forecaster.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/**
 * The bins that a forecast is computed in, from the first sample to the end of the horizon. A bin is one step, or
 * several where steps are shorter than five minutes: seasons and effects do not change faster, and noise does.
 *
 * <p>Knows the local time of day and day of the week of every bin, so days of 23 and 25 hours come out right.
 */
final class Timeline {
    static final int DAY = 86_400;
    private static final int SHORTEST_BIN = 300;
    /** 1970-01-01 was a Thursday; Monday is 0. */
    static final int EPOCH_WEEKDAY = 3;

    private final int binSeconds;
    private final long start;
    private final int historyBins;
    private final int[] slots;
    private final long[] days;

    Timeline(ForecastTask task) {
        TrafficHistory history = task.history();
        int step = history.stepSeconds();
        binSeconds = binSeconds(step);
        long first = history.start().getEpochSecond();
        long phase = Math.floorMod(first, (long) step);
        start = Math.floorDiv(first - phase, (long) binSeconds) * binSeconds + phase;
        historyBins = binsUntil(history.end());
        int bins = binsUntil(task.to());
        slots = new int[bins];
        days = new long[bins];
        ZoneId zone = task.zone();
        ZoneRules rules = zone.getRules();
        for (int bin = 0; bin < bins; bin++) {
            long centre = (long) centre(bin);
            long local = centre + rules.getOffset(Instant.ofEpochSecond(centre)).getTotalSeconds();
            days[bin] = Math.floorDiv(local, (long) DAY);
            slots[bin] = (int) (Math.floorMod(local, (long) DAY) / binSeconds);
        }
    }

    private static int binSeconds(int step) {
        int bin = step;
        while (bin < SHORTEST_BIN || (DAY % bin != 0 && bin < DAY)) {
            bin += step;
        }
        return bin;
    }

    private int binsUntil(Instant end) {
        return Math.toIntExact(-Math.floorDiv(-(end.getEpochSecond() - start), (long) binSeconds));
    }

    int binSeconds() {
        return binSeconds;
    }

    int slotsPerDay() {
        return -Math.floorDiv(-DAY, binSeconds);
    }

    /** Number of bins that hold history; the last one may be cut short by the cutoff. */
    int historyBins() {
        return historyBins;
    }

    int bins() {
        return slots.length;
    }

    /** Local time of day of the bin's centre, in bins since midnight. */
    int slot(int bin) {
        return slots[bin];
    }

    /** Local day of the bin's centre, counted from 1970-01-01. */
    long day(int bin) {
        return days[bin];
    }

    /** Monday is 0. */
    int weekday(int bin) {
        return (int) Math.floorMod(days[bin] + EPOCH_WEEKDAY, 7L);
    }

    /** Epoch second of the bin's centre. */
    double centre(int bin) {
        return start + (bin + 0.5) * binSeconds;
    }

    /** Bin that the epoch second falls into, which may lie outside {@code [0, bins)}. */
    int binAt(double epochSecond) {
        return (int) Math.floor((epochSecond - start) / binSeconds);
    }

    /** Where the epoch second lies between bin centres: 3.25 is a quarter of the way from bin 3 to bin 4. */
    double position(double epochSecond) {
        return (epochSecond - start) / binSeconds - 0.5;
    }

    double hours(int bins) {
        return bins * (binSeconds / 3600.0);
    }
}
