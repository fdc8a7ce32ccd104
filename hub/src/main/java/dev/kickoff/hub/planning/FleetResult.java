package dev.kickoff.hub.planning;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of planning a fleet.
 *
 * @param plans one per service of the request, in its order; empty where they were given to a consumer instead
 * @param alerts what people must know, the earliest first
 * @param latestSafeStart event id to when the first raise that the event causes must start at the latest, so that with
 *     all launch rates kept everything is ready in time; no entry for events that raise nothing
 */
public record FleetResult(List<ServicePlan> plans, List<Alert> alerts, Map<String, Instant> latestSafeStart) {
    public FleetResult {
        plans = List.copyOf(plans);
        alerts = List.copyOf(alerts);
        latestSafeStart = Map.copyOf(latestSafeStart);
    }

    /** Takes time in the number of plans. */
    public Optional<PlanResult> of(String service, String region) {
        return plans.stream()
                .filter(plan -> plan.service().equals(service) && plan.region().equals(region))
                .map(ServicePlan::result)
                .findFirst();
    }
}
