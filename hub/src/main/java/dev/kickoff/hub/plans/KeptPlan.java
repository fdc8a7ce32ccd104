package dev.kickoff.hub.plans;

/**
 * A service that was to be in a set and keeps the plan it has, or still has none.
 *
 * @param reason why no plan could be made, for people
 */
public record KeptPlan(String service, String region, String reason) {}
