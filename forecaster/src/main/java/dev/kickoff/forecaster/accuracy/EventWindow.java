package dev.kickoff.forecaster.accuracy;

import dev.kickoff.forecaster.backtest.Span;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What of an event is scored at one lead.
 *
 * @param at when it is asked what was forecast: the lead before the start
 * @param from start of the first step
 * @param to end of the last
 */
record EventWindow(Instant at, Instant from, Instant to) {
    /**
     * The event's {@link Span} on the signal's steps, without what lies before the lead.
     *
     * @return empty if the step in which the event starts has begun by then, so that nothing of it could be forecast
     */
    static Optional<EventWindow> of(Event event, Signal signal, Lead lead) {
        Duration step = Duration.ofSeconds(signal.stepSeconds());
        Instant at = event.start().minus(lead.time());
        Span span = Span.around(event.start(), event.end(), Instant.EPOCH, step);
        Instant first = ceil(span.from().isAfter(at) ? span.from() : at, signal.stepSeconds());
        return first.isAfter(event.start())
                ? Optional.empty()
                : Optional.of(new EventWindow(at, first, ceil(span.to(), signal.stepSeconds())));
    }

    int steps(Signal signal) {
        return (int) (Duration.between(from, to).toSeconds() / signal.stepSeconds());
    }

    private static Instant ceil(Instant at, int step) {
        long second = at.getEpochSecond() + (at.getNano() > 0 ? 1 : 0);
        return Instant.ofEpochSecond(-Math.floorDiv(-second, (long) step) * step);
    }
}
