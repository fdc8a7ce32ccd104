package dev.kickoff.hub.plans;

import dev.kickoff.schemas.CapacityPlan;
import java.util.List;

/**
 * Fired as a CDI event for plans that become official together, after they were stored and inside the same transaction:
 * what an observer writes to the database is kept if and only if the plans are. An observer must not do anything else
 * that lasts, because the transaction may still be rolled back; and it must be quick.
 *
 * @param plans never empty
 */
public record PlansPublished(List<CapacityPlan> plans) {
    public PlansPublished {
        plans = List.copyOf(plans);
    }
}
