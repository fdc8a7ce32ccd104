package dev.kickoff.transform.aws;

import dev.kickoff.transform.RaisedFloor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;
import software.amazon.awssdk.services.autoscaling.model.WarmPoolConfiguration;

/**
 * What matters of a group as described, in the unit of its MinSize: instances, or their weights if it uses weights.
 *
 * @param ready in service and healthy
 * @param deleting whether the group is going away
 * @param warmPoolFollowsMaxSize whether raising MaxSize would start instances in a warm pool
 * @param suspended processes that stand between a floor and its capacity, with AWS's reasons
 * @param scheduleSuspended the process that runs scheduled actions with AWS's reason, if it is suspended
 * @param raised what our tag says, empty without one or if nobody asks for it
 * @param ahead minima that our scheduled actions may have set
 */
record Group(
        int minSize,
        int maxSize,
        int desired,
        int ready,
        boolean deleting,
        boolean warmPoolFollowsMaxSize,
        List<String> suspended,
        Optional<String> scheduleSuspended,
        Optional<RaisedFloor> raised,
        Set<Integer> ahead) {

    /** Without these a raised floor launches nothing, a lowered one frees nothing, or new instances get no traffic. */
    private static final Set<String> NEEDED = Set.of("Launch", "Terminate", "AddToLoadBalancer");

    private static final String SCHEDULE = "ScheduledActions";

    static Group of(AutoScalingGroup group) {
        return new Group(
                group.minSize(),
                group.maxSize(),
                group.desiredCapacity(),
                group.instances().stream()
                        .filter(Group::isReady)
                        .mapToInt(Group::weight)
                        .sum(),
                group.status() != null,
                followsMaxSize(group.warmPoolConfiguration()),
                group.suspendedProcesses().stream()
                        .filter(process -> NEEDED.contains(process.processName()))
                        .map(Group::describe)
                        .sorted()
                        .toList(),
                group.suspendedProcesses().stream()
                        .filter(process -> SCHEDULE.equals(process.processName()))
                        .map(Group::describe)
                        .findFirst(),
                RaisedTag.read(group.tags()),
                AheadTag.read(group.tags()));
    }

    Group withRaised(RaisedFloor known) {
        return new Group(
                minSize,
                maxSize,
                desired,
                ready,
                deleting,
                warmPoolFollowsMaxSize,
                suspended,
                scheduleSuspended,
                Optional.of(known),
                ahead);
    }

    /** Says which processes are suspended; nobody but who suspended them may resume them. */
    Optional<String> suspendedProblem() {
        return suspended.isEmpty()
                ? Optional.empty()
                : Optional.of("suspended: " + String.join(", ", suspended)
                        + "; the floor is set but its capacity may not follow until they are resumed");
    }

    private static boolean isReady(Instance instance) {
        return instance.lifecycleState() == LifecycleState.IN_SERVICE
                && "Healthy".equalsIgnoreCase(instance.healthStatus());
    }

    private static int weight(Instance instance) {
        String weight = instance.weightedCapacity();
        return weight == null || weight.isBlank() ? 1 : Integer.parseInt(weight);
    }

    /** The pool's size defaults to MaxSize less the desired capacity; -1 says the same explicitly. */
    private static boolean followsMaxSize(WarmPoolConfiguration pool) {
        return pool != null && (pool.maxGroupPreparedCapacity() == null || pool.maxGroupPreparedCapacity() < 0);
    }

    private static String describe(SuspendedProcess process) {
        String reason = process.suspensionReason();
        return reason == null || reason.isBlank() ? process.processName() : process.processName() + " (" + reason + ")";
    }
}
