package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;

/** A history as logs in bins of at least five minutes, each with its local day and time of day. */
final class BurstBins {
    private static final int DAY = 86_400;
    private static final int SHORTEST = 300;
    private static final double OFFSET_SHARE = 0.01;
    private static final int BEFORE_EVENT = 3_600;
    private static final int AFTER_EVENT = 3 * 3_600;

    private final TrafficHistory history;
    private final long start;
    private final int seconds;
    private final double[] logs;
    private final int[] slots;
    private final int[] days;

    BurstBins(TrafficHistory history, List<Event> events, ZoneId zone) {
        this.history = history;
        seconds = seconds(history.stepSeconds());
        long first = history.start().getEpochSecond();
        long phase = Math.floorMod(first, (long) history.stepSeconds());
        start = Math.floorDiv(first - phase, (long) seconds) * seconds + phase;
        logs = logs(first - start);
        events.forEach(this::forget);
        slots = new int[logs.length];
        days = new int[logs.length];
        ZoneRules rules = zone.getRules();
        long firstDay = 0;
        for (int bin = 0; bin < logs.length; bin++) {
            long centre = start + (long) bin * seconds + seconds / 2;
            long local = centre + rules.getOffset(Instant.ofEpochSecond(centre)).getTotalSeconds();
            long day = Math.floorDiv(local, (long) DAY);
            firstDay = bin == 0 ? day : firstDay;
            days[bin] = (int) (day - firstDay);
            slots[bin] = Math.min((int) (Math.floorMod(local, (long) DAY) / seconds), perDay() - 1);
        }
    }

    private static int seconds(int step) {
        int bin = step;
        while (bin < SHORTEST || (DAY % bin != 0 && bin < DAY)) {
            bin += step;
        }
        return bin;
    }

    private double[] logs(long offset) {
        int bins = (int) -Math.floorDiv(-(history.end().getEpochSecond() - start), (long) seconds);
        double[] means = new double[bins];
        int[] counts = new int[bins];
        for (int i = 0; i < history.size(); i++) {
            if (!Double.isNaN(history.value(i))) {
                int bin = (int) ((offset + (long) i * history.stepSeconds()) / seconds);
                means[bin] += (history.value(i) - means[bin]) / ++counts[bin];
            }
        }
        // Keeps zeros finite, and the noise of small numbers from counting as much as that of large ones.
        double small = OFFSET_SHARE * medianOfPositive(means);
        double[] result = new double[bins];
        Arrays.setAll(result, bin -> counts[bin] == 0 ? Double.NaN : Math.log(means[bin] + small));
        return result;
    }

    private static double medianOfPositive(double[] values) {
        double[] positive =
                Arrays.stream(values).filter(value -> value > 0).sorted().toArray();
        return positive.length == 0 ? 1 : positive[positive.length / 2];
    }

    private void forget(Event event) {
        long from = event.start().getEpochSecond() - BEFORE_EVENT - start;
        long to = event.end().getEpochSecond() + Math.max(AFTER_EVENT, seconds) - start;
        int first = (int) Math.max(0, Math.min(logs.length, Math.floorDiv(from, (long) seconds)));
        int end = (int) Math.max(first, Math.min(logs.length, -Math.floorDiv(-to, (long) seconds)));
        Arrays.fill(logs, first, end, Double.NaN);
    }

    int count() {
        return logs.length;
    }

    /** Length of a bin. */
    int seconds() {
        return seconds;
    }

    int perDay() {
        return -Math.floorDiv(-DAY, seconds);
    }

    /** NaN without a sample, and around events. */
    double log(int bin) {
        return logs[bin];
    }

    /** Local time of day, in bins since midnight. */
    int slot(int bin) {
        return slots[bin];
    }

    /** Local day, counted from that of the first bin. */
    int day(int bin) {
        return days[bin];
    }

    /** The time of the bins, without what lies outside the history. */
    TimeRange range(int from, int to) {
        Instant first = Instant.ofEpochSecond(start + (long) from * seconds);
        Instant end = Instant.ofEpochSecond(start + (long) to * seconds);
        return new TimeRange(
                first.isBefore(history.start()) ? history.start() : first,
                end.isAfter(history.end()) ? history.end() : end);
    }
}
