package dev.kickoff.hub.planning;

/**
 * Decides when capacity is held and when it is let go.
 *
 * <p>{@link #cheapest}: given the need of each block, finds the floors {@code g} with {@code g[b] >= need[b]} that cost
 * least, where a unit costs 1 for each block it is kept and {@code price} for each time it is raised:
 *
 * <pre>  sum of g[b]  +  price * sum of max(0, g[b] - g[b-1]),   g[-1] = before</pre>
 *
 * <p>Each unit can be looked at alone (threshold decomposition): it is needed in some blocks, and keeping it through a
 * gap between two of them is cheaper than raising it again exactly when the gap is shorter than {@code price}. So the
 * cheapest floors fill all gaps shorter than {@code price} and add nothing else; of equally cheap ones these are the
 * lowest. In mathematical morphology this is the closing of the need by a segment of {@code price} blocks
 * (Serra, <i>Image Analysis and Mathematical Morphology</i>, 1982). Hence three properties that the tests hold it to:
 * it is optimal, more need in any block never lowers a floor in any block, and doing it twice changes nothing.
 *
 * <p>{@link #released}: what is above the need goes in steps. {@link #shape} is the cheapest staircase above that. Made
 * again from any later block on, with what is then in force as {@code before}, it gives the same floors again: what the
 * staircase holds at a border is held by it from there on too, and what is on its way down goes on as it did.
 */
final class Staircase {
    private Staircase() {}

    /** The cheapest floors above the need that let capacity go in steps only. */
    static int[] shape(int[] need, int before, int price, double share) {
        return cheapest(released(need, before, share), before, price);
    }

    /**
     * Of what is above the need, at most {@code share} goes with each block, but at least one unit. Monotone in need and
     * before: a unit more of either keeps at least what was kept.
     */
    static int[] released(int[] need, int before, double share) {
        int[] floors = new int[need.length];
        int last = before;
        for (int b = 0; b < need.length; b++) {
            int excess = Math.max(0, last - need[b]);
            last = need[b] + (int) Math.floor((1 - share) * excess);
            floors[b] = last;
        }
        return floors;
    }

    /**
     * @param need units per block, none negative
     * @param before units in force before the first block
     * @param price blocks for which a unit is rather kept than released and raised again, 0 or more
     * @return units per block; takes time in {@code need.length}, whatever the price
     */
    static int[] cheapest(int[] need, int before, int price) {
        if (price <= 1 || need.length == 0) {
            return need.clone();
        }
        // A longer segment than all blocks together closes no more than one that spans them.
        int segment = Math.min(price, need.length + 2);
        // Nothing is needed before the block in force and after the last one.
        int[] padded = new int[segment - 1 + 1 + need.length + segment - 1];
        padded[segment - 1] = before;
        System.arraycopy(need, 0, padded, segment, need.length);
        int[] dilated = greatest(padded, segment);
        for (int i = 0; i < dilated.length; i++) {
            dilated[i] = -dilated[i];
        }
        int[] closed = greatest(dilated, segment);
        int[] floors = new int[need.length];
        for (int b = 0; b < need.length; b++) {
            floors[b] = -closed[b + 1];
        }
        return floors;
    }

    /**
     * The greatest of each {@code length} neighbours, from {@code [0, length)} on. The running maxima from both ends of
     * pieces of that length meet in every window (van Herk, <i>Pattern Recognition Letters</i> 13, 1992).
     */
    static int[] greatest(int[] values, int length) {
        int n = values.length;
        int[] forward = values.clone();
        int[] backward = values.clone();
        for (int i = 1; i < n; i++) {
            if (i % length != 0) {
                forward[i] = Math.max(forward[i], forward[i - 1]);
            }
        }
        for (int i = n - 2; i >= 0; i--) {
            if ((i + 1) % length != 0) {
                backward[i] = Math.max(backward[i], backward[i + 1]);
            }
        }
        int[] greatest = new int[Math.max(0, n - length + 1)];
        for (int i = 0; i < greatest.length; i++) {
            greatest[i] = Math.max(backward[i], forward[i + length - 1]);
        }
        return greatest;
    }
}
