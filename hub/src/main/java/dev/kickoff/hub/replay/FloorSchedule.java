package dev.kickoff.hub.replay;

import dev.kickoff.schemas.Floor;
import java.time.Instant;
import java.util.List;

/**
 * Minimum capacity over time, one change after the other. The last change holds for good, as the library holds the last
 * floor of a plan that has expired.
 *
 * @param changes in order of time, no instant twice
 */
public record FloorSchedule(List<Change> changes) {
    /** No floor at all. */
    public static final FloorSchedule NONE = new FloorSchedule(List.of());

    /**
     * @param at when this much capacity is asked for; it is ready a start-up time later
     * @param units of capacity, 0 or more
     */
    public record Change(Instant at, int units) {
        public Change {
            if (units < 0) {
                throw new IllegalArgumentException("floor at " + at + " '" + units + "' must not be negative");
            }
        }
    }

    public FloorSchedule {
        changes = List.copyOf(changes);
        for (int i = 1; i < changes.size(); i++) {
            if (!changes.get(i).at().isAfter(changes.get(i - 1).at())) {
                throw new IllegalArgumentException("floor at " + changes.get(i).at()
                        + " must come after the one before it, "
                        + changes.get(i - 1).at());
            }
        }
    }

    /** The floors of a capacity plan, which have no holes. */
    public static FloorSchedule of(List<Floor> floors) {
        return new FloorSchedule(floors.stream()
                .map(floor -> new Change(floor.startAt(), floor.capacity()))
                .toList());
    }

    int[] onto(Ticks ticks) {
        int[] floor = new int[ticks.count()];
        int next = 0;
        int units = 0;
        for (int tick = 0; tick < floor.length; tick++) {
            Instant now = ticks.at(tick);
            while (next < changes.size() && !changes.get(next).at().isAfter(now)) {
                units = changes.get(next).units();
                next++;
            }
            floor[tick] = units;
        }
        return floor;
    }
}
