package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.ServiceRegistration;

/**
 * The way from the demand of a floor to units, step by step.
 *
 * @param demand of the signal in the region itself, per step
 * @param withFailOver with what it takes over from other regions
 * @param withHeadroom and with headroom: what goes into the service's transform
 * @param wanted units, before any limit
 * @param min that the team always keeps
 * @param limit most units that a floor may have
 * @param limitName {@code maxCapacity} or {@code quota}
 * @param capacity units within the limits, on one of the sizes that floors may have
 */
public record Reckoning(
        double demand,
        double withFailOver,
        double withHeadroom,
        int wanted,
        int min,
        int limit,
        String limitName,
        int capacity) {

    /** With the same arithmetic as the planner's, and the settings that the plan was made with. */
    public static Reckoning of(Floor floor, ServiceRegistration service, ServicePolicy policy, PlanningPolicy shape) {
        Sizing sizing = new Sizing(service, policy, new Levels(shape.levelPct()));
        double total = floor.demand() * (1 + floor.failOverPct() / 100);
        Need need = sizing.need(floor.demand(), total);
        return new Reckoning(
                floor.demand(),
                total,
                total * (1 + sizing.headroomPct() / 100),
                need.wanted(),
                sizing.min(),
                sizing.limit(),
                sizing.limitName(),
                need.capacity());
    }
}
