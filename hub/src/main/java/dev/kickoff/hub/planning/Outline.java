package dev.kickoff.hub.planning;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The floors of one service as runs of blocks with equal capacity, before they become records: a fleet has millions.
 * Arrays of equal length, one entry per run.
 *
 * @param first block of the run
 * @param capacity units
 * @param peak step of the greatest demand in the run and the lead time after it, -1 for none
 * @param raisedBy see {@link dev.kickoff.schemas.Floor#raisedBy}
 * @param wanted units that callers want above the limits, 0 for none; empty for a service that nobody calls
 * @param blocks that the last run ends with, exclusive
 */
record Outline(
        int[] first, int[] capacity, int[] peak, @Nullable String[] raisedBy, int[] wanted, int blocks) {

    int wantedBy(int run) {
        return wanted.length == 0 ? 0 : wanted[run];
    }

    int runs() {
        return first.length;
    }

    /** Exclusive. */
    int end(int run) {
        return run + 1 < first.length ? first[run + 1] : blocks;
    }

    /** Capacity per block, the last one on to {@code count}. */
    int[] perBlock(int count) {
        int[] units = new int[count];
        for (int run = 0; run < runs(); run++) {
            int end = run + 1 < runs() ? end(run) : count;
            Arrays.fill(units, Math.min(first[run], count), Math.min(end, count), capacity[run]);
        }
        return units;
    }
}
