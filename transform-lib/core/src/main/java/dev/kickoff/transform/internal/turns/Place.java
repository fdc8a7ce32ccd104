package dev.kickoff.transform.internal.turns;

/**
 * An instance among the instances of its service.
 *
 * @param rank from 0 to below {@code count}
 */
record Place(int rank, int count) {
    Place {
        if (rank < 0 || rank >= count) {
            throw new IllegalArgumentException("rank '" + rank + "' must be from 0 to below count " + count);
        }
    }

    /** The place among fewer; ranks that were neighbours stay apart. */
    Place amongAtMost(int most) {
        return most >= count ? this : new Place(rank % most, most);
    }
}
