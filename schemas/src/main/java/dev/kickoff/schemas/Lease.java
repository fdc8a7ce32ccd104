package dev.kickoff.schemas;

import java.time.Duration;

/**
 * Whether an instance of a service acts on the target for the next while, so that many instances need not call the
 * platform as often as many. It saves calls and protects nothing: what an instance does with a lease that has ended is
 * still right, because every change follows from a signed plan and from what is there.
 *
 * @param acts true for one instance at a time
 * @param validFor counted from when the instance asked, so that clocks need not agree; above zero
 * @param rank place among the instances on the same target that were heard of lately, from 0 to below {@code count}; an instance keeps it or moves to
 *     a lower one while it asks in time
 * @param count instances heard of lately, this one included
 */
public record Lease(
        String service, String region, String instance, boolean acts, Duration validFor, int rank, int count) {
    public Lease {
        Check.identifier(service, "service");
        Check.identifier(region, "region");
        Check.identifier(instance, "instance");
        Duration length = Check.required(validFor, "validFor");
        Check.require(!length.isNegative() && !length.isZero(), "validFor", length, "must be above zero");
        Check.require(count >= 1, "count", count, "must be at least 1");
        Check.require(rank >= 0 && rank < count, "rank", rank, "must be from 0 to below count " + count);
    }
}
