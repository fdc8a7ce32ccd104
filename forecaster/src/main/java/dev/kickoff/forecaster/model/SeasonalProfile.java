package dev.kickoff.forecaster.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * What is usual at this time of day and day of the week, as a log deviation from the level of the day: a curve over the
 * day, how it differs at weekends and on each weekday, and how high each weekday stands. Medians over days, recent ones counting more;
 * bins in event windows are left out as long as two days without events exist.
 */
final class SeasonalProfile {
    private static final double HALF_LIFE_DAYS = 21;
    private static final double CLEAN_SHARE = 0.8;
    private static final double LEVEL_SHARE = 0.1;
    /** Weight that an observed difference must outweigh before it is believed. */
    private static final double DOUBT = 0.5;

    private final Timeline timeline;
    private final BinnedSeries series;
    private final boolean[] usable;
    private final int firstDay;
    private final int days;
    private final double[] daily;
    private final double[][] weekendShape;
    private final double[][] weekdayShape;
    private final double[] weekdayLevel = new double[7];

    SeasonalProfile(Timeline timeline, BinnedSeries series, boolean[] masked) {
        this.timeline = timeline;
        this.series = series;
        int bins = series.bins();
        firstDay = (int) timeline.day(0);
        days = bins == 0 ? 0 : (int) timeline.day(bins - 1) - firstDay + 1;
        daily = new double[timeline.slotsPerDay()];
        weekendShape = new double[2][daily.length];
        weekdayShape = new double[7][daily.length];
        usable = new boolean[bins];
        for (int bin = 0; bin < bins; bin++) {
            usable[bin] = !masked[bin] && !Double.isNaN(series.log(bin));
        }
        double[] clean = dayLevels(CLEAN_SHARE);
        if (Arrays.stream(clean).filter(level -> !Double.isNaN(level)).count() < 2) {
            for (int bin = 0; bin < bins; bin++) {
                usable[bin] = !Double.isNaN(series.log(bin));
            }
            clean = dayLevels(CLEAN_SHARE);
        }
        fitDaily(clean);
        double[] levels = dayLevels(LEVEL_SHARE);
        fitShapes(weekendShape, SeasonalProfile::weekend, levels);
        fitShapes(weekdayShape, weekday -> weekday, levels);
        fitLevels(levels);
    }

    /** Log deviation from the day's level that is usual in the bin, which may lie in the horizon. */
    double at(int bin) {
        int slot = timeline.slot(bin);
        int weekday = timeline.weekday(bin);
        return daily[slot] + weekendShape[weekend(weekday)][slot] + weekdayShape[weekday][slot] + weekdayLevel[weekday];
    }

    private static int weekend(int weekday) {
        return weekday >= 5 ? 1 : 0;
    }

    /** Median of what the daily curve leaves, per day; NaN where less than the share of the day's bins is usable. */
    private double[] dayLevels(double share) {
        double[] levels = new double[days];
        Arrays.fill(levels, Double.NaN);
        WeightedSample day = new WeightedSample(daily.length);
        for (int bin = 0, current = 0; bin <= usable.length; bin++) {
            int next = bin == usable.length ? -1 : (int) timeline.day(bin) - firstDay;
            if (next != current) {
                if (day.size() >= share * daily.length) {
                    levels[current] = day.median();
                }
                day.clear();
                current = next;
            }
            if (next >= 0 && usable[bin]) {
                day.add(series.log(bin) - daily[timeline.slot(bin)], 1);
            }
        }
        return levels;
    }

    private void fitDaily(double[] levels) {
        WeightedSample[] slots = samples(daily.length);
        forUsable(levels, (bin, residual, weight) -> slots[timeline.slot(bin)].add(residual, weight));
        fill(daily, slots, 0);
        smoothCircular(daily);
    }

    /** Adds to each curve what the curves before it leave, of the days that belong to it. */
    private void fitShapes(double[][] shapes, IntUnaryOperator groupOfWeekday, double[] levels) {
        WeightedSample[][] samples = new WeightedSample[shapes.length][];
        Arrays.setAll(samples, group -> samples(daily.length));
        forUsable(levels, (bin, residual, weight) -> {
            int slot = timeline.slot(bin);
            int weekday = timeline.weekday(bin);
            double left = residual - daily[slot] - weekendShape[weekend(weekday)][slot];
            samples[groupOfWeekday.applyAsInt(weekday)][slot].add(left, weight);
        });
        for (int group = 0; group < shapes.length; group++) {
            fill(shapes[group], samples[group], DOUBT);
            smoothCircular(shapes[group]);
        }
    }

    /** How far each weekday stands above the median of its week: first weekends as one, then what each day adds. */
    private void fitLevels(double[] levels) {
        double[] overWeek = overWeek(levels);
        double[] weekendLevel = new double[2];
        fitLevel(weekendLevel, SeasonalProfile::weekend, overWeek);
        for (int day = 0; day < days; day++) {
            overWeek[day] -= weekendLevel[weekend(weekdayOf(day))];
        }
        fitLevel(weekdayLevel, weekday -> weekday, overWeek);
        for (int weekday = 0; weekday < weekdayLevel.length; weekday++) {
            weekdayLevel[weekday] += weekendLevel[weekend(weekday)];
        }
    }

    private double[] overWeek(double[] levels) {
        double[] over = new double[days];
        WeightedSample week = new WeightedSample(7);
        for (int day = 0; day < days; day++) {
            week.clear();
            for (int near = Math.max(0, day - 3); near <= Math.min(days - 1, day + 3); near++) {
                week.add(levels[near], 1);
            }
            over[day] = week.size() >= 5 ? levels[day] - week.median() : Double.NaN;
        }
        return over;
    }

    private void fitLevel(double[] target, IntUnaryOperator groupOfWeekday, double[] overWeek) {
        WeightedSample[] groups = samples(target.length);
        for (int day = 0; day < days; day++) {
            groups[groupOfWeekday.applyAsInt(weekdayOf(day))].add(overWeek[day], recency(day));
        }
        fill(target, groups, DOUBT);
    }

    private int weekdayOf(int day) {
        return LocalClock.weekday(firstDay + (long) day);
    }

    private double recency(int day) {
        return Math.pow(2, -(days - 1 - day) / HALF_LIFE_DAYS);
    }

    private interface Use {
        void accept(int bin, double residual, double weight);
    }

    private void forUsable(double[] levels, Use use) {
        for (int bin = 0; bin < usable.length; bin++) {
            int day = (int) timeline.day(bin) - firstDay;
            if (usable[bin] && !Double.isNaN(levels[day])) {
                use.accept(bin, series.log(bin) - levels[day], recency(day));
            }
        }
    }

    private static WeightedSample[] samples(int count) {
        WeightedSample[] samples = new WeightedSample[count];
        Arrays.setAll(samples, i -> new WeightedSample(16));
        return samples;
    }

    private static void fill(double[] target, WeightedSample[] samples, double doubt) {
        for (int i = 0; i < target.length; i++) {
            double weight = samples[i].totalWeight();
            target[i] = weight == 0 ? 0 : samples[i].median() * weight / (weight + doubt);
        }
    }

    /** A mean over about half an hour, around midnight too. */
    private void smoothCircular(double[] curve) {
        int reach = Math.min(900 / timeline.binSeconds(), curve.length / 8);
        if (reach == 0) {
            return;
        }
        double[] raw = curve.clone();
        for (int i = 0; i < raw.length; i++) {
            double sum = 0;
            for (int j = -reach; j <= reach; j++) {
                sum += raw[Math.floorMod(i + j, raw.length)];
            }
            curve[i] = sum / (2 * reach + 1);
        }
    }

    /** Facts for provenance. */
    Map<String, String> parameters() {
        Map<String, String> facts = new HashMap<>();
        facts.put("profile.days", Integer.toString(days));
        facts.put("profile.halfLifeDays", Double.toString(HALF_LIFE_DAYS));
        return facts;
    }
}
