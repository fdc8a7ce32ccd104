package dev.kickoff.hub.plans;

import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.schemas.CapacityPlan;
import java.util.List;
import java.util.Map;

/**
 * Plans that are to become official together.
 *
 * @param plans none twice for a service and region; each with the version that
 *     {@link PlanSets#nextVersions} tells
 * @param kept services that were to be planned too and could not be
 * @param bases what plans were made with, as far as it is known
 */
public record PlanSetDraft(
        PlanCause cause, List<CapacityPlan> plans, List<KeptPlan> kept, Map<ServiceRegion, PlanBasis> bases) {
    /** Plans of which it is not known what they were made with. */
    public PlanSetDraft(PlanCause cause, List<CapacityPlan> plans, List<KeptPlan> kept) {
        this(cause, plans, kept, Map.of());
    }

    public PlanSetDraft {
        plans = List.copyOf(plans);
        kept = List.copyOf(kept);
        bases = Map.copyOf(bases);
        long different = plans.stream()
                .map(plan -> new ServiceRegion(plan.service(), plan.region()))
                .distinct()
                .count();
        if (different < plans.size()) {
            throw new IllegalArgumentException("plans must not hold two plans of one service and region");
        }
    }
}
