package dev.kickoff.hub.planning;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Whether a new plan says anything new. Forecasts wobble, and every version of a plan costs attention, so of two plans
 * only what they do from now on is compared:
 *
 * <ul>
 *   <li>More capacity anywhere within {@link #FIRM} from now, or much more later, matters at once.
 *   <li>Less capacity matters, but is never urgent.
 *   <li>The far future may differ a little in either direction; it comes nearer and is looked at again.
 * </ul>
 */
public final class PlanComparison {
    /** How a new plan differs from the one in force. */
    public enum Change {
        NONE,
        /** The plan in force ends too soon. */
        RENEWAL,
        LOWER,
        RAISE
    }

    /** Within this time from now every raise counts. */
    public static final Duration FIRM = Duration.ofHours(1);
    /** A smaller difference, as a share of the old floor, counts for nothing in the far future. */
    private static final double TOLERANCE = 0.10;

    private PlanComparison() {}

    /**
     * @param leastValidity how long the plan in force must still last
     */
    public static Change of(CapacityPlan inForce, CapacityPlan next, Instant now, Duration leastValidity) {
        for (Instant at : borders(inForce, next, now)) {
            int old = capacityAt(inForce, at);
            boolean far = at.isAfter(now.plus(FIRM));
            double tolerated = far ? old * TOLERANCE : 0;
            if (capacityAt(next, at) - old > tolerated) {
                return Change.RAISE;
            }
        }
        if (inForce.validUntil().isBefore(now.plus(leastValidity))) {
            return Change.RENEWAL;
        }
        return lowers(inForce, next, now) ? Change.LOWER : Change.NONE;
    }

    /** Whether the next plan asks for much less anywhere, whatever else it does. */
    public static boolean lowers(CapacityPlan inForce, CapacityPlan next, Instant now) {
        for (Instant at : borders(inForce, next, now)) {
            int old = capacityAt(inForce, at);
            if (old - capacityAt(next, at) > old * TOLERANCE) {
                return true;
            }
        }
        return false;
    }

    /** The instants from now to the end of the plan in force at which one of the plans changes. */
    private static Iterable<Instant> borders(CapacityPlan inForce, CapacityPlan next, Instant now) {
        return Stream.concat(
                        Stream.of(now),
                        Stream.concat(inForce.floors().stream(), next.floors().stream())
                                .map(Floor::startAt))
                .filter(at -> !at.isBefore(now) && at.isBefore(inForce.validUntil()))
                .sorted()
                .distinct()
                .toList();
    }

    private static int capacityAt(CapacityPlan plan, Instant at) {
        Floor last = plan.floors().get(plan.floors().size() - 1);
        return plan.floorAt(at).orElse(last).capacity();
    }
}
