package dev.kickoff.hub.plans;

import dev.kickoff.schemas.SignedPlan;

/**
 * The newest plan of a service in a region, ready to be delivered.
 *
 * @param transaction number of the transaction that stored it, as in {@link PublishedPlans.Look#mark}
 * @param tag changes with every version, and only then
 */
public record PublishedPlan(
        String service, String region, long version, long transaction, String tag, SignedPlan envelope) {}
