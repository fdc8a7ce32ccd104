package dev.kickoff.hub.rollback;

import dev.kickoff.schemas.CapacityPlan;

/**
 * What going back would do.
 *
 * @param inForce the plan until now
 * @param then the plan that would be published, with the version it would have if it were published now
 * @param lowersSoon whether it asks for less than the plan in force somewhere within the next hour
 */
public record RollbackPreview(CapacityPlan inForce, CapacityPlan then, boolean lowersSoon) {}
