package dev.kickoff.schemas;

import java.time.Duration;

/**
 * Something that a service needs before an event and that is not capacity which scales in minutes.
 *
 * @param name short, for people, unique within the service
 * @param leadTime from starting it to having it, at most 120 days
 */
public record PrepStep(String name, Kind kind, Duration leadTime) {
    private static final Duration LONGEST = Duration.ofDays(120);

    /** What kind of preparation. */
    public enum Kind {
        /** Reserved capacity units of a load balancer. */
        LOAD_BALANCER_CAPACITY,
        /** Warm throughput of a table. */
        WARM_THROUGHPUT,
        PROVISIONED_CONCURRENCY,
        CAPACITY_RESERVATION,
        QUOTA_REQUEST,
        OTHER
    }

    public PrepStep {
        Check.text(name, "steps.name");
        Check.required(kind, "steps.kind");
        Check.required(leadTime, "steps.leadTime");
        Check.require(
                !leadTime.isNegative() && leadTime.compareTo(LONGEST) <= 0,
                "steps.leadTime",
                leadTime,
                "must be between PT0S and " + LONGEST);
    }
}
