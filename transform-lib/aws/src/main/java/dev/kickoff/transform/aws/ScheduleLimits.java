package dev.kickoff.transform.aws;

import java.time.Duration;

/**
 * The rules of EC2 Auto Scaling for the scheduled actions of one group, kept before a call is made. An account whose limits
 * differ, or a rule that AWS changes, is set here.
 *
 * @param actionsPerGroup the most that a group may have, counting everybody's; a fixed limit of AWS
 * @param actionsPerCall the most that one batch call takes
 * @param actionsPerPage the most that one describe call returns
 * @param earliestStart from now to the first start that is written: AWS refuses a start in the past, and a call takes time
 * @param spacing how far an action is moved to find a start that no other action of the group has: starts are unique
 */
public record ScheduleLimits(
        int actionsPerGroup, int actionsPerCall, int actionsPerPage, Duration earliestStart, Duration spacing) {
    /** As AWS documents them, and three minutes to the first start. */
    public static final ScheduleLimits AWS =
            new ScheduleLimits(125, 50, 100, Duration.ofMinutes(3), Duration.ofMinutes(1));

    public ScheduleLimits {
        requirePositive("actionsPerGroup", actionsPerGroup);
        requirePositive("actionsPerCall", actionsPerCall);
        requirePositive("actionsPerPage", actionsPerPage);
        if (earliestStart.isNegative()) {
            throw new IllegalArgumentException("earliestStart '" + earliestStart + "' must not be negative");
        }
        if (spacing.toSeconds() < 1) {
            throw new IllegalArgumentException("spacing '" + spacing + "' must be a second or more");
        }
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " '" + value + "' must be 1 or more");
        }
    }
}
