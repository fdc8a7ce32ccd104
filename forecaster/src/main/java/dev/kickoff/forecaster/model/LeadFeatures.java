package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import java.util.List;

/**
 * What is known at an origin about a later bin, as numbers for {@link BoostedTrees}: how far ahead it is, its place in
 * the day, week and year, its events, and how the traffic was before the origin. Traffic counts relative to the level at
 * the origin. Reads no traffic after the origin and no event that became known after it.
 *
 * <p>Safe for use by one thread.
 */
final class LeadFeatures {
    private static final double[] WINDOW_DAYS = {0.125, 1, 3, 7, 28, 84};
    private static final double[] SPREAD_DAYS = {3, 14, 84};
    private static final int LEVEL_DAYS = 28;
    private static final double YEAR_DAYS = 365.25;
    /** Events and bursts further away than these days do not matter. */
    private static final double FAR_DAYS = 60;

    private static final double BURST = 1;
    private static final int OWN = 21;

    private final Timeline timeline;
    private final BinnedSeries series;
    private final LogSums sums;
    private final List<Event> events;
    private final double[] starts;
    private final Design design;
    private final Row row = new Row();
    private final int perDay;
    private final boolean years;
    private int burstOrigin = -1;
    private double burstAge;

    LeadFeatures(Timeline timeline, BinnedSeries series, Design design) {
        this.timeline = timeline;
        this.series = series;
        this.sums = new LogSums(series);
        this.design = design;
        this.events = design.events().events();
        perDay = timeline.slotsPerDay();
        years = series.bins() > 1.5 * YEAR_DAYS * perDay;
        starts = events.stream()
                .mapToDouble(event -> timeline.binAt(event.start().getEpochSecond()))
                .toArray();
    }

    /** Mean log traffic of the four weeks up to the origin, or of what there was. */
    double level(int origin) {
        double level = sums.mean(origin + 1 - LEVEL_DAYS * perDay, origin + 1);
        return Double.isNaN(level) ? sums.mean(0, origin + 1) : level;
    }

    /** NaN where something is not known. */
    double[] of(int origin, int bin) {
        double level = level(origin);
        int eventStates = design.events().count();
        double[] x = new double[OWN + eventStates];
        double centre = timeline.centre(bin);
        long local = design.clock().local(centre);
        row.clear();
        double presence = design.events().fill(row, centre, timeline.binSeconds(), timeline.centre(origin));
        for (int k = 0; k < row.size(); k++) {
            x[OWN + row.state(k) - design.firstEventState()] = row.factor(k);
        }
        int at = 0;
        x[at++] = bin - origin;
        x[at++] = LocalClock.weekday(LocalClock.day(local));
        x[at++] = LocalClock.secondOfDay(local);
        x[at++] = years ? LocalClock.day(local) % YEAR_DAYS : 0;
        x[at++] = presence;
        for (double days : WINDOW_DAYS) {
            x[at++] = sums.mean(since(origin, days), origin + 1) - level;
        }
        int week = 7 * perDay;
        int back = bin - week * ((bin - origin + week - 1) / week);
        x[at++] = sums.mean(back, back + 1) - level;
        x[at++] = sums.mean(back - week, back - week + 1) - level;
        x[at++] = aYearBefore(origin, bin);
        for (double days : SPREAD_DAYS) {
            x[at++] = sums.deviation(since(origin, days), origin + 1);
        }
        x[at++] = daysFromEvent(origin, bin, 1);
        x[at++] = daysFromEvent(origin, bin, -1);
        x[at++] = burstAge(origin, level);
        x[at] = level;
        return x;
    }

    private int since(int origin, double days) {
        return origin + 1 - (int) Math.max(1, Math.round(days * perDay));
    }

    /** How the same week of the year stood to the level before it, a year ago. */
    private double aYearBefore(int origin, int bin) {
        int year = 364 * perDay;
        if (bin - year > origin) {
            return Double.NaN;
        }
        return sums.mean(bin - year - 3 * perDay, Math.min(origin + 1, bin - year + 3 * perDay + 1))
                - sums.mean(origin - year - LEVEL_DAYS * perDay, origin - year);
    }

    /** @param direction 1: days since the last start, -1: days until the next */
    private double daysFromEvent(int origin, int bin, int direction) {
        double nearest = FAR_DAYS;
        for (int e = 0; e < starts.length; e++) {
            Event event = events.get(e);
            boolean known = event.revision() > 1 || event.knownAt().getEpochSecond() <= timeline.centre(origin);
            double days = direction * (bin - starts[e]) / perDay;
            if (known && days >= -0.5 && days < nearest) {
                nearest = days;
            }
        }
        return nearest;
    }

    private double burstAge(int origin, double level) {
        if (burstOrigin != origin) {
            burstOrigin = origin;
            burstAge = FAR_DAYS;
            double usual = sums.deviation(since(origin, 84), origin + 1);
            double limit = level + Math.max(BURST, Double.isNaN(usual) ? 0 : 2 * usual);
            for (int b = origin; b >= 0 && b > origin - FAR_DAYS * perDay; b--) {
                if (series.log(b) > limit) {
                    burstAge = (origin - b) / (double) perDay;
                    break;
                }
            }
        }
        return burstAge;
    }

    /** Sums up to each bin, so that means of any stretch come at once. */
    private static final class LogSums {
        private final double[] sum;
        private final double[] square;
        private final int[] count;

        LogSums(BinnedSeries series) {
            int bins = series.bins();
            sum = new double[bins + 1];
            square = new double[bins + 1];
            count = new int[bins + 1];
            for (int b = 0; b < bins; b++) {
                double log = Double.isNaN(series.log(b)) ? 0 : series.log(b);
                sum[b + 1] = sum[b] + log;
                square[b + 1] = square[b] + log * log;
                count[b + 1] = count[b] + (Double.isNaN(series.log(b)) ? 0 : 1);
            }
        }

        /** Of the bins in [from, to); NaN if none was observed. */
        double mean(int from, int to) {
            int start = Math.max(0, from);
            int n = to <= start ? 0 : count[to] - count[start];
            return n == 0 ? Double.NaN : (sum[to] - sum[start]) / n;
        }

        double deviation(int from, int to) {
            int start = Math.max(0, from);
            int n = to <= start ? 0 : count[to] - count[start];
            if (n < 2) {
                return Double.NaN;
            }
            double mean = (sum[to] - sum[start]) / n;
            return Math.sqrt(Math.max(0, (square[to] - square[start]) / n - mean * mean));
        }
    }
}
