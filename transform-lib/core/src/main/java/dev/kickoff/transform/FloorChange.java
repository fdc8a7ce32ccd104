package dev.kickoff.transform;

import java.util.Objects;

/**
 * One change of a target's minimum.
 *
 * @param from units read just before
 * @param to units wanted
 * @param raised what to remember with it, for targets that can; {@link RaisedFloor#isOver()} when nothing of ours is left
 */
public record FloorChange(int from, int to, RaisedFloor raised) {
    public FloorChange {
        Objects.requireNonNull(raised, "raised");
        if (to < 0) {
            throw new IllegalArgumentException("to '" + to + "' must not be negative");
        }
    }
}
