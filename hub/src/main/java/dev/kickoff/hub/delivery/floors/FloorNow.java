package dev.kickoff.hub.delivery.floors;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import java.time.Instant;

/**
 * What a plan asks for at an instant.
 *
 * @param floor units
 * @param unmet units that the demand would need above it
 * @param degradationLevel 0 to 4
 * @param validUntil when the plan ends
 * @param stale whether it has ended; its last floor then stays
 */
public record FloorNow(
        String service,
        String region,
        long version,
        int floor,
        int unmet,
        int degradationLevel,
        Instant issuedAt,
        Instant validUntil,
        boolean stale) {

    /** A plan that has ended keeps its last floor: what is not known must not lower anything. */
    public static FloorNow of(CapacityPlan plan, Instant now) {
        boolean stale = !now.isBefore(plan.validUntil());
        int last = plan.floors().size() - 1;
        Floor floor = plan.floorAt(now).orElse(plan.floors().get(stale ? last : 0));
        return new FloorNow(
                plan.service(),
                plan.region(),
                plan.version(),
                floor.capacity(),
                floor.unmet(),
                floor.degradationLevel(),
                plan.issuedAt(),
                plan.validUntil(),
                stale);
    }
}
