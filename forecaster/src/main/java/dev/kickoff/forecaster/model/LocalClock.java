package dev.kickoff.forecaster.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/** Days, weekdays and times of day as the audience sees them, so that days of 23 and 25 hours come out right. */
final class LocalClock {
    static final int DAY = 86_400;
    /** 1970-01-01 was a Thursday; Monday is 0. */
    private static final int EPOCH_WEEKDAY = 3;

    private final ZoneRules rules;

    LocalClock(ZoneId zone) {
        rules = zone.getRules();
    }

    /** Seconds since 1970-01-01 00:00 on the local clock. */
    long local(double epochSecond) {
        long second = (long) Math.floor(epochSecond);
        return second + rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
    }

    /** Local day, counted from 1970-01-01. */
    static long day(long local) {
        return Math.floorDiv(local, (long) DAY);
    }

    /** Seconds since local midnight. */
    static int secondOfDay(long local) {
        return (int) Math.floorMod(local, (long) DAY);
    }

    /** Monday is 0. */
    static int weekday(long day) {
        return (int) Math.floorMod(day + EPOCH_WEEKDAY, 7L);
    }
}
