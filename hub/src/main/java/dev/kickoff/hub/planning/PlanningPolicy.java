package dev.kickoff.hub.planning;

import java.time.Duration;

/**
 * How floors are shaped.
 *
 * @param dwell floors change only at multiples of this since the epoch, so none is shorter, and planning again a minute
 *     later finds the same borders; at least a minute
 * @param hold raising one unit is taken to cost as much as keeping it for this long, so capacity is not released into a
 *     gap shorter than this
 * @param schedulerSlack added to a service's lead time: how late a raise may be acted on
 * @param levelPct levels of capacity are at most this far apart, at least one unit: 10 means that a floor is at most 10 %
 *     above what is needed, and small wobbles of the forecast change nothing; 0 to 50
 * @param releaseShare of what is above the need, at most this share is let go with each dwell, at least one unit: 0.5
 *     means that half goes, then half of the rest, so that a crowd that comes back still finds some; above 0, up to 1,
 *     which lets go of everything at once
 */
public record PlanningPolicy(
        Duration dwell, Duration hold, Duration schedulerSlack, double levelPct, double releaseShare) {
    public static final PlanningPolicy DEFAULT =
            new PlanningPolicy(Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofMinutes(1), 10);

    /** Lets go of half of what is above the need with each dwell. */
    public PlanningPolicy(Duration dwell, Duration hold, Duration schedulerSlack, double levelPct) {
        this(dwell, hold, schedulerSlack, levelPct, 0.5);
    }

    public PlanningPolicy {
        require(dwell.compareTo(Duration.ofMinutes(1)) >= 0, "dwell", dwell, "must be at least PT1M");
        require(!hold.isNegative(), "hold", hold, "must not be negative");
        require(!schedulerSlack.isNegative(), "schedulerSlack", schedulerSlack, "must not be negative");
        require(levelPct >= 0 && levelPct <= 50, "levelPct", levelPct, "must be between 0 and 50");
        require(releaseShare > 0 && releaseShare <= 1, "releaseShare", releaseShare, "must be above 0 and at most 1");
    }

    private static void require(boolean holds, String field, Object value, String remedy) {
        if (!holds) {
            throw new IllegalArgumentException(field + " '" + value + "' " + remedy);
        }
    }
}
