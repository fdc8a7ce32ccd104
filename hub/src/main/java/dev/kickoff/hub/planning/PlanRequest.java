package dev.kickoff.hub.planning;

import dev.kickoff.schemas.CapacityPlan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is asked for.
 *
 * @param now when the plan comes into force
 * @param version of the new plan, 1 or more
 * @param lastPlan the plan that is in force until then, or null when there is none
 * @param keepUntil until when no floor may be below the last plan's; now where floors may fall at once
 */
public record PlanRequest(
        Instant now, long version, @Nullable CapacityPlan lastPlan, Instant keepUntil, PlanningPolicy policy) {
    /** The same, but no floor before {@code end} may be below the last plan's. */
    public PlanRequest keepingUntil(Instant end) {
        return new PlanRequest(now, version, lastPlan, end, policy);
    }
}
