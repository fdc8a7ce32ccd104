package dev.kickoff.schemas;

import org.jspecify.annotations.Nullable;

/**
 * Expected audience in people.
 *
 * @param p50 as likely to be exceeded as not
 * @param p90 exceeded one time in ten, or null when the planner gave none
 */
public record Audience(double p50, @Nullable Double p90) {
    public Audience {
        Check.positive(p50, "expectedAudience.p50");
        if (p90 != null) {
            Check.require(p90 >= p50, "expectedAudience.p90", p90, "must not be below p50 " + p50);
        }
    }
}
