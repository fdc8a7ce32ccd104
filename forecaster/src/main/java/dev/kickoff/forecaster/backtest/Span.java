package dev.kickoff.forecaster.backtest;

import java.time.Duration;
import java.time.Instant;

/** A time from an instant, inclusive, to another, exclusive. */
public record Span(Instant from, Instant to) {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    /**
     * Where an event's traffic is looked for: from 30 minutes before its start to 60 minutes after its planned end; with
     * steps of an hour or more from 2 hours before to 2 hours after; with daily steps in the step of its start and the
     * next one.
     *
     * @param gridStart any instant at which a step begins
     */
    public static Span around(Instant start, Instant end, Instant gridStart, Duration step) {
        if (step.compareTo(DAY) >= 0) {
            long steps = Math.floorDiv(start.getEpochSecond() - gridStart.getEpochSecond(), step.toSeconds());
            Instant day = gridStart.plus(step.multipliedBy(steps));
            return new Span(day, day.plus(step.multipliedBy(2)));
        }
        boolean fine = step.compareTo(HOUR) < 0;
        return new Span(
                start.minus(fine ? Duration.ofMinutes(30) : Duration.ofHours(2)),
                end.plus(fine ? HOUR : Duration.ofHours(2)));
    }

    boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}
