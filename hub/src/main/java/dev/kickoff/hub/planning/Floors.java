package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Floor;
import java.time.Instant;

/** Floors with other borders. */
final class Floors {
    private Floors() {}

    /** The same floor in {@code [startAt, until)}. */
    static Floor between(Floor floor, Instant startAt, Instant until) {
        return floor.between(startAt, floor.readyAt(), until);
    }

    /** The same floor, asked for at another time. */
    static Floor askedAt(Floor floor, Instant startAt, Instant readyAt) {
        return floor.between(startAt, readyAt, floor.until());
    }
}
