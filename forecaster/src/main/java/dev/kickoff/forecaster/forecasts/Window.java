package dev.kickoff.forecaster.forecasts;

import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Signal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A checked request: cutoff, from and to on the signal's step grid, {@code cutoff ≤ from < to}. */
record Window(Instant cutoff, Instant from, Instant to) {
    private static final int MOST_STEPS = 25_000;

    static Window of(@Nullable ForecastRequest request, Signal signal, Instant now, Duration longestHorizon) {
        if (request == null || request.to() == null) {
            throw new InvalidDocumentException("to", null, "is required: the end of the forecast");
        }
        Instant asked = request.cutoff() == null ? now : request.cutoff();
        if (asked.isAfter(now)) {
            throw new InvalidDocumentException("cutoff", asked, "must not be after now, " + now);
        }
        int step = signal.stepSeconds();
        Instant cutoff = Instant.ofEpochSecond(Math.floorDiv(asked.getEpochSecond(), (long) step) * step);
        Instant from = request.from() == null ? cutoff : ceil(request.from(), step);
        if (request.cutoff() == null && from.isBefore(cutoff)) {
            // Whoever asks from now on must not fail because a step has ended on the way here.
            from = cutoff;
        }
        Instant to = ceil(request.to(), step);
        if (from.isBefore(cutoff)) {
            throw new InvalidDocumentException("from", request.from(), "must not be before the cutoff " + cutoff);
        }
        if (!from.isBefore(to)) {
            throw new InvalidDocumentException(
                    "to", request.to(), "must be after from " + from + ", with a step of the signal between them");
        }
        if (Duration.between(cutoff, to).compareTo(longestHorizon) > 0) {
            throw new InvalidDocumentException(
                    "to", request.to(), "must be at most " + longestHorizon + " after the cutoff " + cutoff);
        }
        long steps = Duration.between(from, to).toSeconds() / step;
        if (steps > MOST_STEPS) {
            throw new InvalidDocumentException(
                    "to",
                    request.to(),
                    "asks for " + steps + " steps; at most " + MOST_STEPS + " are possible at once");
        }
        return new Window(cutoff, from, to);
    }

    /** The first step that starts at or after the instant. */
    private static Instant ceil(Instant instant, int step) {
        long second = instant.getEpochSecond() + (instant.getNano() > 0 ? 1 : 0);
        return Instant.ofEpochSecond(-Math.floorDiv(-second, (long) step) * step);
    }
}
