package dev.kickoff.transform.internal.plan;

import dev.kickoff.schemas.CapacityPlan;

/**
 * A plan that a pinned key signed.
 *
 * @param payload the exact text that was signed
 * @param envelope the signed envelope as it came, kept so that the signature is checked again when it is read from disk
 */
public record VerifiedPlan(CapacityPlan plan, String payload, String envelope) {}
