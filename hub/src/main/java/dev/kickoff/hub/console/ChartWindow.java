package dev.kickoff.hub.console;

import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.Instant;

/**
 * The stretch of time that an event's chart shows, and how finely.
 *
 * @param from on the step's grid
 * @param stepSeconds a whole multiple of the signal's step
 */
record ChartWindow(Instant from, Instant to, int stepSeconds) {
    /** More steps than a chart has pixels help nobody. */
    private static final int MOST_STEPS = 900;

    private static final Duration MARGIN = Duration.ofMinutes(75);

    static ChartWindow around(Event event, int signalStepSeconds) {
        Instant from = EventStatus.start(event).minus(MARGIN);
        Instant to = EventStatus.end(event).plus(MARGIN);
        long steps = Duration.between(from, to).toSeconds() / signalStepSeconds;
        int stepSeconds = signalStepSeconds * (int) (1 + steps / MOST_STEPS);
        long start = Math.floorDiv(from.getEpochSecond(), stepSeconds) * stepSeconds;
        return new ChartWindow(Instant.ofEpochSecond(start), to, stepSeconds);
    }

    int steps() {
        return (int) -Math.floorDiv(-Duration.between(from, to).toSeconds(), (long) stepSeconds);
    }

    Instant at(int step) {
        return from.plusSeconds((long) step * stepSeconds);
    }
}
