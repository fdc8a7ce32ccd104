package dev.kickoff.transform.aws;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;

/**
 * What matters of a scalable target as described.
 *
 * @param arn null if AWS does not tell it; then it can carry no tag
 * @param suspended kinds of scaling that somebody has suspended, with what that means for a floor
 */
record ScalableTarget(@Nullable String arn, int minCapacity, int maxCapacity, List<String> suspended) {
    static ScalableTarget of(software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget target) {
        return new ScalableTarget(
                target.scalableTargetARN(),
                target.minCapacity(),
                target.maxCapacity(),
                suspended(target.suspendedState()));
    }

    ScalableTarget withBounds(int min, int max) {
        return new ScalableTarget(arn, min, max, suspended);
    }

    boolean sameBounds(ScalableTarget other) {
        return minCapacity == other.minCapacity && maxCapacity == other.maxCapacity;
    }

    /** Says what is suspended; nobody but who suspended it may resume it. Null if nothing is. */
    @Nullable
    String suspendedProblem() {
        return suspended.isEmpty() ? null : "suspended: " + String.join(", ", suspended);
    }

    private static List<String> suspended(@Nullable SuspendedState state) {
        List<String> suspended = new ArrayList<>();
        if (state == null) {
            return suspended;
        }
        if (Boolean.TRUE.equals(state.dynamicScalingInSuspended())) {
            suspended.add("dynamic scale-in (capacity stays up after a floor is lowered)");
        }
        if (Boolean.TRUE.equals(state.dynamicScalingOutSuspended())) {
            suspended.add("dynamic scale-out (nothing reacts to traffic above the floor)");
        }
        if (Boolean.TRUE.equals(state.scheduledScalingSuspended())) {
            suspended.add("scheduled scaling (actions written ahead are skipped for good)");
        }
        return suspended;
    }
}
