package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Floor;
import java.time.Instant;

/** Floors with other borders. */
final class Floors {
    private Floors() {}

    /** The same floor in {@code [startAt, until)}; its {@code readyAt} is moved inside if it has to be. */
    static Floor between(Floor floor, Instant startAt, Instant until) {
        return with(floor, startAt, floor.readyAt(), until);
    }

    /** The same floor, asked for at another time. */
    static Floor askedAt(Floor floor, Instant startAt, Instant readyAt) {
        return with(floor, startAt, readyAt, floor.until());
    }

    private static Floor with(Floor floor, Instant startAt, Instant readyAt, Instant until) {
        Instant ready = readyAt.isBefore(startAt) ? startAt : readyAt;
        return new Floor(
                startAt,
                ready.isAfter(until) ? until : ready,
                until,
                floor.capacity(),
                floor.demand(),
                floor.quantile(),
                floor.headroomPct(),
                floor.events(),
                floor.phase(),
                floor.clippedBy(),
                floor.unmet());
    }
}
