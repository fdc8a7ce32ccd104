package dev.kickoff.standalone.files;

import dev.kickoff.hub.replay.ScalerSettings;
import dev.kickoff.schemas.ServiceRegistration;

/**
 * What {@code service.yaml} says.
 *
 * @param registration as the hub would have it
 * @param targetUtilisationPct share of its capacity that the reactive scaler keeps busy, above 0 to 100
 */
public record PlannedService(ServiceRegistration registration, double targetUtilisationPct) {
    /** For the replay: the start-up time is the lead time. */
    public ScalerSettings scaling() {
        return new ScalerSettings(
                registration.minCapacity(), registration.maxCapacity(), targetUtilisationPct, registration.leadTime());
    }
}
