package dev.kickoff.hub.planning;

import java.util.Arrays;

/**
 * The sizes that a floor may have: every whole number while they are small, then sizes at most {@code levelPct} apart.
 * Rounding up to a level never falls when the need rises.
 */
final class Levels {
    /** Every size is allowed, for a ladder that brings its own. */
    static final Levels ALL = new Levels(0);

    /** Up to here neighbouring levels are one apart. */
    private final int allBelow;
    /** Those above, rising. */
    private final int[] further;

    Levels(double levelPct) {
        // Closer than one in ten thousand they would only fill memory.
        if (levelPct < 0.01) {
            allBelow = Integer.MAX_VALUE;
            further = new int[0];
            return;
        }
        double factor = 1 + levelPct / 100;
        allBelow = (int) Math.min(Integer.MAX_VALUE, Math.floor(1 / (factor - 1)));
        int[] levels = new int[16];
        int count = 0;
        long level = allBelow;
        while (level < Integer.MAX_VALUE) {
            level = Math.min(Integer.MAX_VALUE, Math.max(level + 1, (long) Math.floor(level * factor)));
            if (count == levels.length) {
                levels = Arrays.copyOf(levels, 2 * count);
            }
            levels[count++] = (int) level;
        }
        further = Arrays.copyOf(levels, count);
    }

    /** The smallest level that is not below the need. Takes time in the logarithm of the number of levels. */
    int atOrAbove(int need) {
        if (need <= allBelow) {
            return need;
        }
        int found = Arrays.binarySearch(further, need);
        return further[found >= 0 ? found : -found - 1];
    }
}
