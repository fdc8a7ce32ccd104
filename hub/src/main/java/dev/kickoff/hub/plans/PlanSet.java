package dev.kickoff.hub.plans;

import java.time.Instant;
import java.util.List;

/**
 * Plans that became official together: all of them, in one instant, for one cause.
 *
 * @param id rises
 * @param plans how many
 * @param kept services that were to be planned too and could not be
 */
public record PlanSet(long id, Instant createdAt, PlanCause cause, int plans, List<KeptPlan> kept) {
    public PlanSet {
        kept = List.copyOf(kept);
    }

    /** One of its plans. */
    public record Member(String service, String region, long version) {}
}
