package dev.kickoff.transform;

import org.jspecify.annotations.Nullable;

/**
 * Whether this process called the target in its last cycle. Of a service's instances one does at a time; the others follow
 * the plan and report, and leave the target alone.
 *
 * @param ours whether the target was read, and changed if need be
 * @param by what decided
 * @param rank this instance's place among them, from 0; null when unknown
 * @param count how many instances there are, as last heard from the hub or guessed; null when unknown
 */
public record Turn(
        boolean ours,
        By by,
        @Nullable Integer rank,
        @Nullable Integer count) {
    /** What decides whose turn it is. */
    public enum By {
        /** The hub said who acts. */
        LEASE,
        /** The clock: without the hub the instances take turns. */
        CLOCK,
        /** What this process raised, and nobody else knows of, is to be lowered. */
        OWN_RAISE,
        /** Nothing is known of other instances. */
        ALONE
    }
}
