package dev.kickoff.transform.aws;

import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import dev.kickoff.transform.aws.iam.AwsAccount;
import dev.kickoff.transform.aws.iam.IamStatement;
import dev.kickoff.transform.aws.iam.NeedsPermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/**
 * Keeps the floor of an EC2 Auto Scaling group by its MinSize. Scaling policies keep working between MinSize and MaxSize;
 * raising MinSize above the group's size makes AWS raise the desired capacity with it, lowering it terminates nothing.
 *
 * <p>It never sets the desired capacity, never resumes a suspended process, and touches MaxSize only if
 * {@link Builder#allowMaxSizeUpTo} says so. What Kickoff raised is remembered in a tag of the group ({@value
 * RaisedTag#KEY}, not propagated to instances), so that any instance of the service can lower it again, also when the one
 * that raised it is gone. A group without the tag has nothing raised: deleting the tag makes Kickoff forget a raise.
 *
 * <p>Needs {@code autoscaling:DescribeAutoScalingGroups} on {@code *}, and {@code autoscaling:UpdateAutoScalingGroup} and
 * {@code autoscaling:CreateOrUpdateTags} on the group; without the last it says so, and a raise is
 * lowered only by the process that raised it: give it, or choose {@link Builder#withoutTag}, which survives a restart.
 *
 * <p>All Auto Scaling calls of an account and Region share one throttle: a cycle costs one describe, a change one update
 * and one tag call, lowering one more describe, raising MaxSize two. Throttled calls fail and are tried again in the next cycle; to have them tried again at once, give
 * the client {@code RetryMode.ADAPTIVE_V2}. Give it time-outs too. Thread-safe; calls for the group are made one at a time.
 */
public final class AutoScalingGroupActuator implements Actuator, NeedsPermissions {
    private final GroupCalls calls;
    private final String groupName;
    private final int allowedMaxSize;
    private final @Nullable RaisedMemory memory;
    /** What the last read of this cycle saw; used by at most one raise. */
    private @Nullable Group seen;

    private AutoScalingGroupActuator(AutoScalingClient client, Builder settings) {
        this.calls = new GroupCalls(client, settings.groupName);
        this.groupName = settings.groupName;
        this.allowedMaxSize = settings.allowedMaxSize;
        this.memory = settings.tagged ? new RaisedMemory(calls::tag) : null;
    }

    /** @param client stays the caller's: closed by the caller, after {@code Kickoff.close()} */
    public static Builder builder(AutoScalingClient client, String groupName) {
        return new Builder(client, groupName);
    }

    @Override
    public String target() {
        return "autoscaling-group/" + groupName;
    }

    @Override
    public synchronized CapacityState read() {
        seen = null;
        try {
            Optional<Group> group = describe();
            if (memory != null && group.isPresent()) {
                memory.catchUp();
            }
            seen = group.orElse(null);
            return group.map(this::state)
                    .orElseGet(() -> CapacityState.unknown(
                            "there is no Auto Scaling group '" + groupName + "' in the client's account and Region"));
        } catch (SdkException failed) {
            return CapacityState.unknown("cannot describe the group: " + Failures.explain(failed));
        }
    }

    private Optional<Group> describe() {
        return calls.describe().map(this::recall);
    }

    private Group recall(Group described) {
        return memory == null
                ? described
                : described.withRaised(memory.recall(described.raised(), described.minSize()));
    }

    private CapacityState state(Group group) {
        if (group.deleting()) {
            return new CapacityState(null, group.desired(), group.ready(), null, null, "the group is being deleted");
        }
        return new CapacityState(
                group.minSize(),
                group.desired(),
                group.ready(),
                ceiling(group),
                memory == null ? null : group.raised().orElse(null),
                group.suspendedProblem().orElse(null));
    }

    /** As far as MinSize can go: a larger MaxSize makes a warm pool without a limit of its own start instances. */
    private int ceiling(Group group) {
        return group.warmPoolFollowsMaxSize() ? group.maxSize() : Math.max(group.maxSize(), allowedMaxSize);
    }

    @Override
    public synchronized ActuatorResult raiseFloor(FloorChange change) {
        if (seen != null && change.to() > seen.maxSize()) {
            // A peer may have raised both bounds since the read, and then its tag must stay too.
            seen = null;
        }
        return change(change, group -> raise(group, change));
    }

    @Override
    public synchronized ActuatorResult lowerFloor(FloorChange change) {
        // Listeners and other calls have taken their time since the read; what a peer raised meanwhile must stay.
        seen = null;
        return change(change, group -> lower(group, change));
    }

    @Override
    public synchronized ActuatorResult remember(RaisedFloor raised) {
        String untagged = keep(raised);
        return untagged == null ? ActuatorResult.applied() : ActuatorResult.failed(untagged);
    }

    @Override
    public String driftAdvice() {
        return "Terraform: lifecycle { ignore_changes = [min_size] } in the aws_autoscaling_group; CloudFormation:"
                + " UpdatePolicy: AutoScalingScheduledAction: IgnoreUnmodifiedGroupSizeProperties: true";
    }

    @Override
    public List<IamStatement> permissions(AwsAccount account) {
        return GroupPermissions.of(groupName, allowedMaxSize, memory != null, account);
    }

    private interface Operation {
        ActuatorResult on(Group group);
    }

    private ActuatorResult change(FloorChange change, Operation operation) {
        try {
            Optional<Group> group = seen != null ? Optional.of(seen) : describe();
            seen = null;
            if (group.isEmpty() || group.get().deleting()) {
                return ActuatorResult.refused(
                        "the group '" + groupName + "' is not there or being deleted; MinSize stays");
            }
            return operation.on(group.get());
        } catch (SdkException failed) {
            if (Failures.nothingChanged(failed)) {
                return ActuatorResult.refused(Failures.explain(failed));
            }
            // Reading back would only add to the throttled calls.
            return Failures.throttled(failed)
                    ? ActuatorResult.failed(Failures.explain(failed))
                    : readBack(change, failed);
        }
    }

    private ActuatorResult raise(Group group, FloorChange change) {
        if (change.to() <= group.minSize()) {
            return ActuatorResult.applied("MinSize was " + group.minSize() + " already");
        }
        if (change.to() > ceiling(group)) {
            return ActuatorResult.refused(aboveMaxSize(group, change.to()));
        }
        String untagged = keep(change.raised());
        String raisedMax = null;
        try {
            if (change.to() <= group.maxSize()) {
                calls.update(change.to(), null);
            } else {
                raisedMax = raiseBoth(change.to());
            }
        } catch (SdkException failed) {
            if (Failures.nothingChanged(failed)) {
                group.raised().ifPresent(this::keep);
            }
            throw failed;
        }
        return applied(raisedMax, untagged, group.suspendedProblem().orElse(null));
    }

    /**
     * Looks again first: lowering a MaxSize that a peer or a person has raised meanwhile would terminate instances.
     *
     * @return what people should know, null for nothing
     */
    private @Nullable String raiseBoth(int units) {
        Group now = calls.describe().orElse(null);
        if (now != null && now.minSize() >= units) {
            return "MinSize was " + now.minSize() + " already";
        }
        if (now != null && now.maxSize() >= units) {
            calls.update(units, null);
            return null;
        }
        calls.update(units, units);
        return now == null ? null : "MaxSize raised from " + now.maxSize() + " to " + units + " too";
    }

    private ActuatorResult lower(Group group, FloorChange change) {
        if (group.minSize() > change.from()) {
            return ActuatorResult.refused("MinSize was raised from " + change.from() + " to " + group.minSize()
                    + " by somebody else; left as it is");
        }
        if (change.to() >= group.minSize()) {
            return ActuatorResult.applied("MinSize was " + group.minSize() + " already");
        }
        calls.update(change.to(), null);
        return applied(keep(change.raised()));
    }

    private String aboveMaxSize(Group group, int wanted) {
        String both = "MinSize " + wanted + " is above the group's MaxSize " + group.maxSize();
        if (allowedMaxSize >= wanted) {
            return both + ", and a warm pool without MaxGroupPreparedCapacity would follow a larger MaxSize and start"
                    + " instances; set that limit or raise MaxSize yourself";
        }
        return both + "; raise MaxSize, or allow it with allowMaxSizeUpTo(" + wanted + ")";
    }

    /** Says why what was raised could not be remembered in the tag; null if it was. */
    private @Nullable String keep(RaisedFloor raised) {
        return memory == null ? null : memory.write(raised);
    }

    /** The answer is missing, so the group itself says whether the change happened. */
    private ActuatorResult readBack(FloorChange change, SdkException failed) {
        try {
            Optional<Group> group = calls.describe();
            if (group.isPresent() && group.get().minSize() == change.to()) {
                return ActuatorResult.applied("seen by reading back after: " + Failures.explain(failed));
            }
            return ActuatorResult.failed(Failures.explain(failed));
        } catch (SdkException unreadable) {
            return ActuatorResult.failed("unknown whether it happened: " + Failures.explain(failed));
        }
    }

    private static ActuatorResult applied(@Nullable String... notes) {
        StringBuilder message = new StringBuilder();
        for (String note : notes) {
            if (note != null) {
                message.append(message.isEmpty() ? "" : "; ").append(note);
            }
        }
        return message.isEmpty() ? ActuatorResult.applied() : ActuatorResult.applied(message.toString());
    }

    /** Settings beyond the client and the group's name. Not thread-safe. */
    public static final class Builder {
        private final AutoScalingClient client;
        private final String groupName;
        private int allowedMaxSize;
        private boolean tagged = true;

        private Builder(AutoScalingClient client, String groupName) {
            if (groupName.isBlank()) {
                throw new IllegalArgumentException("groupName must not be blank");
            }
            this.client = client;
            this.groupName = groupName;
        }

        /**
         * Lets Kickoff raise MaxSize, as far as a floor needs it and never beyond this. It is not lowered again, because
         * lowering MaxSize terminates instances. Without this call a floor above MaxSize is refused.
         */
        public Builder allowMaxSizeUpTo(int instances) {
            if (instances < 1) {
                throw new IllegalArgumentException("allowMaxSizeUpTo '" + instances + "' must be 1 or more");
            }
            this.allowedMaxSize = instances;
            return this;
        }

        /** Remembers what was raised on this machine only, not in a tag of the group. */
        public Builder withoutTag() {
            this.tagged = false;
            return this;
        }

        public AutoScalingGroupActuator build() {
            return new AutoScalingGroupActuator(client, this);
        }
    }
}
