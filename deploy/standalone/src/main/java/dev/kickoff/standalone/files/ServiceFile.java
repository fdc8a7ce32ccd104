package dev.kickoff.standalone.files;

import dev.kickoff.hub.planning.PlanningPolicy;
import dev.kickoff.hub.replay.ScalerSettings;
import dev.kickoff.schemas.ServiceRegistration;
import java.time.Duration;

/**
 * What {@code service.yaml} says.
 *
 * @param registration as the hub would have it
 * @param targetUtilisationPct share of its capacity that the reactive scaler keeps busy, above 0 to 100
 * @param policy how its floors are shaped
 */
public record ServiceFile(ServiceRegistration registration, double targetUtilisationPct, PlanningPolicy policy) {
    /** The same with another lead time. */
    public ServiceFile withLeadTime(Duration leadTime) {
        ServiceRegistration other = new ServiceRegistration(
                registration.service(),
                registration.region(),
                registration.team(),
                registration.signal(),
                registration.unit(),
                registration.tier(),
                registration.transform(),
                leadTime,
                registration.minCapacity(),
                registration.maxCapacity(),
                registration.headroomPct(),
                registration.unitPricePerHour(),
                registration.targets());
        return new ServiceFile(other, targetUtilisationPct, policy);
    }

    /** For the replay: the start-up time is the lead time. */
    public ScalerSettings scaling() {
        return new ScalerSettings(
                registration.minCapacity(), registration.maxCapacity(), targetUtilisationPct, registration.leadTime());
    }
}
