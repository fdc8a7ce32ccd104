package dev.kickoff.hub.planning;

/** What came of planning one service in one region. */
public record ServicePlan(String service, String region, PlanResult result) {}
