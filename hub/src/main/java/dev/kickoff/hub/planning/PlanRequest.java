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
 */
public record PlanRequest(
        Instant now, long version, @Nullable CapacityPlan lastPlan, PlanningPolicy policy) {}
