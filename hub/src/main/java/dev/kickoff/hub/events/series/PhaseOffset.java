package dev.kickoff.hub.events.series;

import dev.kickoff.schemas.Phase;
import java.time.Duration;
import java.time.Instant;

/** A phase in minutes from the start of its event, negative before it. */
public record PhaseOffset(String name, double fromMinutes, double toMinutes) {
    public static PhaseOffset of(Phase phase, Instant start) {
        return new PhaseOffset(phase.name(), minutes(start, phase.start()), minutes(start, phase.end()));
    }

    Phase at(Instant start) {
        return new Phase(name, start.plus(seconds(fromMinutes)), start.plus(seconds(toMinutes)));
    }

    private static double minutes(Instant start, Instant instant) {
        return Duration.between(start, instant).toSeconds() / 60.0;
    }

    private static Duration seconds(double minutes) {
        return Duration.ofSeconds(Math.round(minutes * 60));
    }
}
