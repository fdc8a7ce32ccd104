package dev.kickoff.forecaster.model;

import java.time.ZoneId;

/**
 * The bins that a history is learnt in. A bin is one step, or several where steps are short: as many as keep a long
 * history small, but never more than a quarter of an hour, as events change faster than that only by noise.
 */
final class Timeline {
    private static final int SHORTEST_BIN = 300;
    private static final int LONGEST_BIN = 900;
    private static final int ENOUGH_BINS = 3000;

    private final int binSeconds;
    private final long start;
    private final int[] slots;
    private final long[] days;

    Timeline(TrafficHistory history, ZoneId zone) {
        this(history, zone, binSeconds(history), Math.floorMod(history.start().getEpochSecond(), (long)
                history.stepSeconds()));
    }

    /** @param phase epoch second, modulo the length of a bin, at which bins start */
    private Timeline(TrafficHistory history, ZoneId zone, int binSeconds, long phase) {
        this.binSeconds = binSeconds;
        start = Math.floorDiv(history.start().getEpochSecond() - phase, (long) binSeconds) * binSeconds + phase;
        int bins = Math.toIntExact(-Math.floorDiv(-(history.end().getEpochSecond() - start), (long) binSeconds));
        slots = new int[bins];
        days = new long[bins];
        LocalClock clock = new LocalClock(zone);
        for (int bin = 0; bin < bins; bin++) {
            long local = clock.local(centre(bin));
            days[bin] = LocalClock.day(local);
            slots[bin] = LocalClock.secondOfDay(local) / binSeconds;
        }
    }

    /** In the shortest bins, however long the history, the last of which is whole: it ends at the cutoff. */
    static Timeline fine(TrafficHistory history, ZoneId zone) {
        int binSeconds = wholePartOfADay(history.stepSeconds(), SHORTEST_BIN);
        return new Timeline(
                history, zone, binSeconds, Math.floorMod(history.end().getEpochSecond(), (long) binSeconds));
    }

    private static int binSeconds(TrafficHistory history) {
        long span = (long) history.stepSeconds() * history.size();
        int wanted = (int) Math.max(SHORTEST_BIN, Math.min(LONGEST_BIN, span / ENOUGH_BINS));
        return wholePartOfADay(history.stepSeconds(), wanted);
    }

    /** The smallest number of steps that is at least as long, and divides the day if any does. */
    private static int wholePartOfADay(int step, int shortest) {
        int bin = step;
        while (bin < shortest || (LocalClock.DAY % bin != 0 && bin < LocalClock.DAY)) {
            bin += step;
        }
        return bin;
    }

    int binSeconds() {
        return binSeconds;
    }

    double binDays() {
        return binSeconds / (double) LocalClock.DAY;
    }

    int slotsPerDay() {
        return -Math.floorDiv(-LocalClock.DAY, binSeconds);
    }

    /** Number of bins; the last one may be cut short by the cutoff. */
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
        return LocalClock.weekday(days[bin]);
    }

    /** Epoch second of the bin's centre, which may lie after the last bin. */
    double centre(int bin) {
        return start + (bin + 0.5) * binSeconds;
    }

    /** Bin that the epoch second falls into, which may lie outside the history. */
    int binAt(double epochSecond) {
        return (int) Math.floor((epochSecond - start) / binSeconds);
    }
}
