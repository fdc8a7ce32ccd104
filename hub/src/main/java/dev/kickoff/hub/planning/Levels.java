package dev.kickoff.hub.planning;

import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.Transform;

/**
 * The sizes that a floor may have: every whole number while they are small, then sizes at most {@code levelPct} apart.
 * A ladder brings its own sizes, so all are allowed. Rounding up to a level never falls when the need rises.
 */
final class Levels {
    private final double factor;

    private Levels(double factor) {
        this.factor = factor;
    }

    static Levels of(ServiceRegistration service, PlanningPolicy policy) {
        boolean ownSizes = service.transform().kind() == Transform.Kind.LADDER;
        return new Levels(ownSizes ? 1 : 1 + policy.levelPct() / 100);
    }

    /** The smallest level that is not below the need. Takes time in the logarithm of the need. */
    int atOrAbove(int need) {
        // Up to here neighbouring levels are one apart.
        long level = factor == 1 ? need : Math.min(need, (long) Math.floor(1 / (factor - 1)));
        while (level < need) {
            level = Math.max(level + 1, (long) Math.floor(level * factor));
        }
        return (int) Math.min(level, Integer.MAX_VALUE);
    }
}
