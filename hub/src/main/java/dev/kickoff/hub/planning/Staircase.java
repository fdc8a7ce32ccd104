package dev.kickoff.hub.planning;

/**
 * Decides when capacity is held and when it is let go.
 *
 * <p>Given the need of each block, finds the floors {@code g} with {@code g[b] >= need[b]} that cost least, where a
 * unit costs 1 for each block it is kept and {@code price} for each time it is raised:
 *
 * <pre>  sum of g[b]  +  price * sum of max(0, g[b] - g[b-1]),   g[-1] = before</pre>
 *
 * <p>Each unit can be looked at alone (threshold decomposition): it is needed in some blocks, and keeping it through a
 * gap between two of them is cheaper than raising it again exactly when the gap is shorter than {@code price}. So the
 * cheapest floors fill all gaps shorter than {@code price} and add nothing else; of equally cheap ones these are the
 * lowest. In mathematical morphology this is the closing of the need by a segment of {@code price} blocks
 * (Serra, <i>Image Analysis and Mathematical Morphology</i>, 1982). Hence three properties that the tests hold it to:
 * it is optimal, more need in any block never lowers a floor in any block, and doing it twice changes nothing.
 */
final class Staircase {
    private Staircase() {}

    /**
     * @param need units per block, none negative
     * @param before units in force before the first block
     * @param price blocks for which a unit is rather kept than released and raised again, 0 or more
     * @return units per block; takes time in {@code need.length * price}
     */
    static int[] cheapest(int[] need, int before, int price) {
        int[] floors = need.clone();
        for (int b = 0; b < need.length; b++) {
            // after[d]: the most that is needed within d blocks after b.
            int reach = Math.min(price - 1, need.length - 1 - b);
            int[] after = new int[Math.max(0, reach) + 1];
            for (int d = 1; d <= reach; d++) {
                after[d] = Math.max(after[d - 1], need[b + d]);
            }
            int most = 0;
            for (int d = 1; d < price && b - d >= -1; d++) {
                most = Math.max(most, b - d == -1 ? before : need[b - d]);
                int ahead = Math.min(price - d, reach);
                if (ahead >= 1) {
                    floors[b] = Math.max(floors[b], Math.min(most, after[ahead]));
                }
            }
        }
        return floors;
    }
}
