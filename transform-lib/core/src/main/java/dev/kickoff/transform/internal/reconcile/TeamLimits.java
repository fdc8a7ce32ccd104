package dev.kickoff.transform.internal.reconcile;

/**
 * The team's own limits, in units.
 *
 * @param minimum nothing goes below
 * @param maximum nothing goes above
 */
public record TeamLimits(int minimum, int maximum) {
    int clamp(int units) {
        return Math.min(Math.max(minimum, units), maximum);
    }
}
