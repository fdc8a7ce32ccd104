package dev.kickoff.schemas;

import java.time.Instant;

/** Part of an event with a traffic shape of its own, for example {@code half-time}. Covers {@code [start, end)}. */
public record Phase(String name, Instant start, Instant end) {
    public Phase {
        Check.identifier(name, "phase.name");
        Check.required(start, "phase.start");
        Check.required(end, "phase.end");
        Check.require(start.isBefore(end), "phase.end", end, "must be after the phase's start " + start);
    }

    public boolean covers(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }
}
