package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Floor;
import org.jspecify.annotations.Nullable;

/**
 * Capacity that one step of the forecast needs.
 *
 * @param demand of the signal in the region itself, before headroom
 * @param failOverPct what other regions may add to it, in percent
 * @param wanted units, before any limit
 * @param capacity units, within the limits of the service and on one of its levels
 * @param clippedBy the limit that gave the number, else null
 */
record Need(
        double demand,
        double failOverPct,
        int wanted,
        int capacity,
        @Nullable String clippedBy) {
    static final String MIN = "minCapacity";
    static final String MAX = "maxCapacity";
    static final String QUOTA = "quota";
    static final String LADDER = "ladder";
    /** Of a step that no forecast covers. */
    static final Need NONE = new Need(0, 0, 0, 0, null);

    /** Up to these shares of the wanted units unmet the levels 1, 2 and 3 hold; above the last 4. */
    private static final double[] DEGRADATION = {0.10, 0.25, 0.50};

    /** Units wanted above what the limits allow. */
    int unmet() {
        return clippedBy == null || clippedBy.equals(MIN) ? 0 : Math.max(0, wanted - capacity);
    }

    /** 0 if all is served, 1 up to a tenth unmet, 2 up to a quarter, 3 up to half, 4 above. */
    static int degradationLevel(int unmet, int wanted) {
        if (unmet <= 0) {
            return 0;
        }
        int level = 1;
        for (double share : DEGRADATION) {
            level += unmet > share * wanted ? 1 : 0;
        }
        return Math.min(level, Floor.MAX_DEGRADATION);
    }
}
