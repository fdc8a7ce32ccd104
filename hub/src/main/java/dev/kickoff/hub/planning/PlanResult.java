package dev.kickoff.hub.planning;

import dev.kickoff.schemas.CapacityPlan;

/** What came of planning. */
public sealed interface PlanResult {
    /** A plan over the whole rest of the forecast's horizon. */
    record Planned(CapacityPlan plan) implements PlanResult {}

    /**
     * No plan can be made; the one before stays in force.
     *
     * @param reason for people, with what to do
     */
    record Refused(String reason) implements PlanResult {}
}
