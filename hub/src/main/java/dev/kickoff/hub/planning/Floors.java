package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Floor;
import java.time.Instant;

/** Floors with other borders. */
final class Floors {
    private Floors() {}

    /** The same floor in {@code [startAt, until)}; its {@code readyAt} is moved inside if it has to be. */
    static Floor between(Floor floor, Instant startAt, Instant until) {
        Instant ready = floor.readyAt().isBefore(startAt) ? startAt : floor.readyAt();
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
