package dev.kickoff.schemas;

import org.jspecify.annotations.Nullable;

/**
 * Expected audience in people, at most {@link #MOST}.
 *
 * @param p50 as likely to be exceeded as not
 * @param p90 exceeded one time in ten, or null when the planner gave none
 */
public record Audience(double p50, @Nullable Double p90) {
    /** More people than there are: what is above it was mistyped. */
    public static final double MOST = 1e10;

    public Audience {
        Check.positive(p50, "expectedAudience.p50");
        Check.require(p50 <= MOST, "expectedAudience.p50", p50, "must be at most 10 billion people");
        if (p90 != null) {
            Check.require(p90 >= p50, "expectedAudience.p90", p90, "must not be below p50 " + p50);
            Check.require(p90 <= MOST, "expectedAudience.p90", p90, "must be at most 10 billion people");
        }
    }
}
