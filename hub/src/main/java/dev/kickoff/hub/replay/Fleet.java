package dev.kickoff.hub.replay;

import java.util.Arrays;

/**
 * Units asked for and units that serve, per tick. A unit serves once it has been asked for all through its start-up time;
 * when less is asked for, units that are still starting go first, then serving ones, at once. The fleet that is there at
 * the first tick serves from the first tick.
 */
record Fleet(int[] asked, int[] ready) {
    static Fleet of(int[] asked, int startUpTicks) {
        int[] ready = new int[asked.length];
        for (int tick = 0; tick < asked.length; tick++) {
            ready[tick] = readyAt(tick, asked, startUpTicks);
        }
        return new Fleet(asked, ready);
    }

    /** The cheapest fleet that has at least {@code needed} ready at every tick. */
    static Fleet readyFor(int[] needed, int startUpTicks) {
        return of(askedAhead(needed, startUpTicks), startUpTicks);
    }

    static int readyAt(int tick, int[] asked, int startUpTicks) {
        return Arrays.stream(asked, Math.max(0, tick - startUpTicks), tick + 1)
                .min()
                .orElseThrow();
    }

    static int[] askedAhead(int[] needed, int startUpTicks) {
        int[] asked = new int[needed.length];
        for (int tick = 0; tick < needed.length; tick++) {
            asked[tick] = Arrays.stream(needed, tick, Math.min(needed.length, tick + startUpTicks + 1))
                    .max()
                    .orElseThrow();
        }
        return asked;
    }
}
