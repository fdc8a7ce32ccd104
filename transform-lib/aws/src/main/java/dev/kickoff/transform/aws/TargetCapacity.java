package dev.kickoff.transform.aws;

import org.jspecify.annotations.Nullable;

/**
 * How much capacity a scalable target has now. Application Auto Scaling itself does not say, so each kind of target needs
 * its own reader. Called by one thread at a time; may block on the network.
 */
@FunctionalInterface
public interface TargetCapacity {
    /** What is there now; an exception of the AWS SDK means that it is unknown. */
    Reading read();

    /**
     * In the target's unit. Null means unknown.
     *
     * @param desired units asked for
     * @param ready units that are up
     * @param problem why something is unknown or stands in the way, null when all is well
     */
    record Reading(
            @Nullable Integer desired,
            @Nullable Integer ready,
            @Nullable String problem) {
        public static Reading of(int desired, int ready) {
            return new Reading(desired, ready, null);
        }

        /** @param problem null if nothing can be known here */
        public static Reading unknown(@Nullable String problem) {
            return new Reading(null, null, problem);
        }
    }
}
