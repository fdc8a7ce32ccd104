package dev.kickoff.hub.why;

import dev.kickoff.hub.planning.Reckoning;
import dev.kickoff.hub.plans.PlanBasis;
import dev.kickoff.hub.plans.PlanCause;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is kept about how one floor of one plan came to be.
 *
 * @param version of the plan
 * @param issuedAt when it was made
 * @param before units of the floor before, or null for the first of the plan
 * @param set id of the set that the plan was published in, or null if not kept
 * @param cause why it was published, or null if not kept
 * @param provenance forecast, model, planner and event revisions of the plan
 * @param basis what else it was made with, or null if not kept
 * @param reckoning from demand to units, or null if not kept
 * @param events that raise the floor
 * @param cost of this floor at the price of then, or null if not kept
 * @param warnings of the whole plan
 * @param notKept what cannot be told any more, and why, in whole sentences
 */
public record FloorReason(
        String service,
        String region,
        long version,
        Instant issuedAt,
        String signal,
        String unit,
        Floor floor,
        @Nullable Integer before,
        Timing timing,
        @Nullable Reckoning reckoning,
        List<EventUsed> events,
        CapacityPlan.Provenance provenance,
        @Nullable PlanBasis basis,
        @Nullable Long set,
        @Nullable PlanCause cause,
        CapacityPlan.@Nullable Cost cost,
        List<String> warnings,
        List<String> notKept) {
    public FloorReason {
        events = List.copyOf(events);
        warnings = List.copyOf(warnings);
        notKept = List.copyOf(notKept);
    }
}
