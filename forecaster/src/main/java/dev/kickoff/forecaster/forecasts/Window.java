package dev.kickoff.forecaster.forecasts;

import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Signal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A checked request: cutoff, from and to on the grid of the forecast's step, {@code cutoff ≤ from < to}.
 *
 * @param cutoff of traffic
 * @param eventsKnownAt cutoff of event revisions: now for a live forecast, so that a change of an event counts in the
 *     step in which it is made; the same as of traffic when a cutoff is asked for, so that there is no looking ahead
 * @param stepSeconds a multiple of the signal's step
 */
record Window(Instant cutoff, Instant eventsKnownAt, Instant from, Instant to, int stepSeconds) {
    private static final int MOST_STEPS = 25_000;

    /**
     * The hub says by its clock when a revision became known, and has the forecast made at once: this is how far its
     * clock may be ahead of ours without the change being missed.
     */
    private static final Duration HUB_CLOCK_AHEAD = Duration.ofSeconds(5);

    static Window of(@Nullable ForecastRequest request, Signal signal, Instant now, Duration longestHorizon) {
        if (request == null || request.to() == null) {
            throw new InvalidDocumentException("to", null, "is required: the end of the forecast");
        }
        Instant hindsight = request.cutoff();
        Instant asked = hindsight == null ? now : hindsight;
        if (asked.isAfter(now)) {
            throw new InvalidDocumentException("cutoff", asked, "must not be after now, " + now);
        }
        if (Duration.between(asked, request.to()).compareTo(longestHorizon) > 0) {
            throw new InvalidDocumentException(
                    "to",
                    request.to(),
                    "must be at most " + longestHorizon.toDays() + " days after the cutoff " + asked);
        }
        int step = StepForHorizon.seconds(request.stepSeconds(), signal, Duration.between(asked, request.to()));
        Instant cutoff = Instant.ofEpochSecond(Math.floorDiv(asked.getEpochSecond(), (long) step) * step);
        Instant from = request.from() == null ? cutoff : ceil(request.from(), step);
        if (hindsight == null && from.isBefore(cutoff)) {
            // Whoever asks from now on must not fail because a step has ended on the way here.
            from = cutoff;
        }
        Instant to = ceil(request.to(), step);
        if (from.isBefore(cutoff)) {
            throw new InvalidDocumentException("from", request.from(), "must not be before the cutoff " + cutoff);
        }
        if (!from.isBefore(to)) {
            throw new InvalidDocumentException(
                    "to",
                    request.to(),
                    "must be after from " + from + ", with a step of " + step + " seconds between them");
        }
        long steps = Duration.between(from, to).toSeconds() / step;
        if (steps > MOST_STEPS) {
            throw new InvalidDocumentException(
                    "to",
                    request.to(),
                    "asks for " + steps + " steps; at most " + MOST_STEPS
                            + " are possible at once: ask for a later from or a longer stepSeconds");
        }
        return new Window(cutoff, hindsight == null ? now.plus(HUB_CLOCK_AHEAD) : cutoff, from, to, step);
    }

    /** The first step that starts at or after the instant. */
    private static Instant ceil(Instant instant, int step) {
        long second = instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
        return Instant.ofEpochSecond(-Math.floorDiv(-second, (long) step) * step);
    }
}
