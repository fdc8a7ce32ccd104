package dev.kickoff.hub.replay;

import java.time.Duration;

/**
 * How a service's capacity can move.
 *
 * @param minUnits never less, 0 or more
 * @param maxUnits never more, at least 1 and not below minUnits
 * @param targetUtilisationPct share of its capacity that the reactive scaler keeps busy, above 0 to 100
 * @param startUp from asking for a unit to the unit serving, zero or more
 */
public record ScalerSettings(int minUnits, int maxUnits, double targetUtilisationPct, Duration startUp) {
    public ScalerSettings {
        require(minUnits >= 0, "minUnits", minUnits, "must not be negative");
        require(maxUnits >= Math.max(1, minUnits), "maxUnits", maxUnits, "must be at least 1 and not below minUnits");
        require(
                targetUtilisationPct > 0 && targetUtilisationPct <= 100,
                "targetUtilisationPct",
                targetUtilisationPct,
                "must be above 0 and at most 100");
        require(!startUp.isNegative(), "startUp", startUp, "must not be negative");
    }

    int clip(double units) {
        return (int) Math.max(minUnits, Math.min(maxUnits, units));
    }

    private static void require(boolean holds, String field, Object value, String remedy) {
        if (!holds) {
            throw new IllegalArgumentException(field + " '" + value + "' " + remedy);
        }
    }
}
