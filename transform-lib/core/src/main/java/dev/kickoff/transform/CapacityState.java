package dev.kickoff.transform;

import org.jspecify.annotations.Nullable;

/**
 * What a target looks like now, in units of capacity. Null means unknown; on an unknown floor nothing is done.
 *
 * @param floor the minimum in force
 * @param desired units asked for
 * @param ready units that are up and healthy
 * @param ceiling the highest floor that the target can take as it is set up
 * @param raised what the target itself remembers of our raises, for targets that can (for example in a tag), so that
 *     every process of a service knows what its peers did
 * @param problem why something is unknown, or what keeps the target from reaching its floor; null when all is well
 */
public record CapacityState(
        @Nullable Integer floor,
        @Nullable Integer desired,
        @Nullable Integer ready,
        @Nullable Integer ceiling,
        @Nullable RaisedFloor raised,
        @Nullable String problem) {

    /** All that most targets can say. */
    public static CapacityState of(int floor, int desired, int ready) {
        return new CapacityState(floor, desired, ready, null, null, null);
    }

    /** Nothing could be read. */
    public static CapacityState unknown(String problem) {
        return new CapacityState(null, null, null, null, null, problem);
    }
}
