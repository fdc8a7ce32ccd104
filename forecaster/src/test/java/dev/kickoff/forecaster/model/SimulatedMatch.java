package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

/**
 * A simulated event of which the real start and end are known, after five days without one: traffic by the minute with a
 * daily season, that rises fourfold from the start to the end and falls within minutes when it is over, times noise that
 * lasts from minute to minute. The baseline that it is compared with is the median of the days before at the same time.
 */
final class SimulatedMatch {
    static final Instant KICK_OFF = Instant.parse("2026-03-07T19:00:00Z");
    static final Duration LENGTH = Duration.ofMinutes(115);

    private static final int DAYS_BEFORE = 5;
    private static final int DAY_MINUTES = 1440;
    private static final double NOISE_CARRY = 0.6;

    private final Event event = SimulatedTraffic.event("m", "football", KICK_OFF, LENGTH);
    private final Random random;
    private int lateMinutes;
    private int extraMinutes;
    private double noise = 0.05;
    private double level = 1;
    private double strength = Math.log(4);
    private double fallMinutes = 10;

    SimulatedMatch(long seed) {
        random = new Random(seed);
    }

    SimulatedMatch late(int minutes) {
        lateMinutes = minutes;
        return this;
    }

    SimulatedMatch extra(int minutes) {
        extraMinutes = minutes;
        return this;
    }

    /** Standard deviation of the log of one minute. */
    SimulatedMatch noise(double sd) {
        noise = sd;
        return this;
    }

    /** Factor on all traffic of the day of the event. */
    SimulatedMatch level(double factor) {
        level = factor;
        return this;
    }

    /** Log of the factor at the peak; that of a usual event is log 4. */
    SimulatedMatch strength(double log) {
        strength = log;
        return this;
    }

    /** Minutes after the end until two thirds of the effect are gone; infinite for traffic that never falls. */
    SimulatedMatch fallMinutes(double minutes) {
        fallMinutes = minutes;
        return this;
    }

    Event event() {
        return event;
    }

    /** What is expected of a usual event; the crowd's size and how late it really is are not known to it. */
    ExpectedCurve curve() {
        return (second, planned) -> Math.log(4) * shape((planned - KICK_OFF.getEpochSecond()) / 60);
    }

    private double shape(double minute) {
        double length = LENGTH.toMinutes();
        if (minute < 0) {
            return 0.1 * Math.max(0, 1 + minute / 60);
        }
        if (minute <= length) {
            return minute < 10 ? 0.1 + 0.05 * minute : 0.6 + 0.4 * minute / length;
        }
        return Math.exp(-(minute - length) / fallMinutes);
    }

    /** Where the event is by its plan, when it is {@code minute} minutes after the planned start. */
    private double planned(double minute) {
        double started = minute <= 0 ? minute : Math.max(0, minute - lateMinutes);
        double length = LENGTH.toMinutes();
        return started <= length ? started : Math.max(length, started - extraMinutes);
    }

    /** Log of traffic over the median of the days before, from two hours before the start on. */
    ObservedDeviations observed(int binMinutes, Duration until) {
        double[] logs = logTraffic();
        int first = DAYS_BEFORE * DAY_MINUTES - 120;
        int bins = (120 + (int) until.toMinutes()) / binMinutes;
        double[] centres = new double[bins];
        double[] deviations = new double[bins];
        for (int bin = 0; bin < bins; bin++) {
            int minute = first + bin * binMinutes;
            centres[bin] = KICK_OFF.getEpochSecond() + 60.0 * (bin * binMinutes - 120) + 30.0 * binMinutes;
            deviations[bin] = mean(logs, minute, binMinutes) - baseline(logs, minute, binMinutes);
        }
        return new ObservedDeviations(centres, deviations, 60 * binMinutes, robustSd(logs, binMinutes));
    }

    private double[] logTraffic() {
        double[] logs = new double[(DAYS_BEFORE + 1) * DAY_MINUTES];
        double slow = 0;
        for (int i = 0; i < logs.length; i++) {
            double minute = i - DAYS_BEFORE * DAY_MINUTES;
            slow = NOISE_CARRY * slow + Math.sqrt(1 - NOISE_CARRY * NOISE_CARRY) * noise * random.nextGaussian();
            logs[i] = Math.log(2000 - 1000 * Math.cos(i * 2 * Math.PI / DAY_MINUTES)) + slow;
            if (minute >= -DAY_MINUTES / 4.0) {
                logs[i] += Math.log(level) + strength * shape(planned(minute));
            }
        }
        return logs;
    }

    private static double mean(double[] logs, int from, int minutes) {
        return Math.log(Arrays.stream(logs, from, from + minutes)
                .map(Math::exp)
                .average()
                .orElse(Double.NaN));
    }

    private static double baseline(double[] logs, int minute, int minutes) {
        double[] same = new double[DAYS_BEFORE - 1];
        for (int day = 1; day <= same.length; day++) {
            same[day - 1] = mean(logs, minute - day * DAY_MINUTES, minutes);
        }
        Arrays.sort(same);
        return (same[1] + same[2]) / 2;
    }

    /** From the middle of how far the same bins of two days are apart. */
    private static double robustSd(double[] logs, int minutes) {
        double[] apart = new double[DAY_MINUTES / minutes];
        for (int bin = 0; bin < apart.length; bin++) {
            int minute = bin * minutes;
            apart[bin] = Math.abs(mean(logs, minute, minutes) - mean(logs, minute + DAY_MINUTES, minutes));
        }
        Arrays.sort(apart);
        return 1.4826 * apart[apart.length / 2] / Math.sqrt(2);
    }
}
