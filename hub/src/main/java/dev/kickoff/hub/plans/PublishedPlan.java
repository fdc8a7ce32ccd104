package dev.kickoff.hub.plans;

import dev.kickoff.schemas.SignedPlan;

/**
 * The newest plan of a service in a region, ready to be delivered.
 *
 * @param tag changes with every version, and only then
 */
public record PublishedPlan(String service, String region, long version, String tag, SignedPlan envelope) {}
