package dev.kickoff.transform.aws;

import java.time.Duration;

/**
 * The rules of Application Auto Scaling for the scheduled actions of one target, kept before a call is made.
 *
 * @param actionsPerTarget the most that a target may have, counting everybody's; a fixed limit of AWS
 * @param earliestStart from now to the first start that is written: AWS refuses a start in the past, and calls take time
 */
public record TargetScheduleLimits(int actionsPerTarget, Duration earliestStart) {
    /** As AWS documents them, and three minutes to the first start. */
    public static final TargetScheduleLimits AWS = new TargetScheduleLimits(200, Duration.ofMinutes(3));

    public TargetScheduleLimits {
        if (actionsPerTarget < 1) {
            throw new IllegalArgumentException("actionsPerTarget '" + actionsPerTarget + "' must be 1 or more");
        }
        if (earliestStart.isNegative()) {
            throw new IllegalArgumentException("earliestStart '" + earliestStart + "' must not be negative");
        }
    }
}
