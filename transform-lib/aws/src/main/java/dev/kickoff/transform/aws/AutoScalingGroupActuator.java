package dev.kickoff.transform.aws;

import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.AheadActuator;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import dev.kickoff.transform.ScheduledFloor;
import dev.kickoff.transform.aws.iam.AwsAccount;
import dev.kickoff.transform.aws.iam.IamStatement;
import dev.kickoff.transform.aws.iam.NeedsPermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
 * <p>The floors of the next hours are left with AWS as scheduled actions that change nothing but MinSize.
 *
 * <p>Needs what {@link #permissions} says. If the tag may not be written it says so, and a raise is lowered only by the process
 * that raised it: allow it, or choose {@link Builder#withoutTag}, which survives a restart.
 *
 * <p>All Auto Scaling calls of an account and Region share one throttle: a cycle costs one describe, a change one update
 * and one tag call, lowering one more describe, raising MaxSize two, and every five minutes the scheduled actions are described. Throttled calls fail and are tried again in the next cycle; to have them tried again at once, give
 * the client {@code RetryMode.ADAPTIVE_V2}. Give it time-outs too. Thread-safe; calls for the group are made one at a time.
 */
public final class AutoScalingGroupActuator implements AheadActuator, NeedsPermissions {
    private final GroupCalls calls;
    private final String groupName;
    private final @Nullable RaisedMemory memory;
    private final GroupBounds bounds;
    private final AheadSchedule schedule;
    private final Clock clock;
    /** What the last read of this cycle saw; used by at most one raise. */
    private @Nullable Group seen;

    private @Nullable Group lastRead;
    /** What the group's tag says of our scheduled actions. */
    private Set<Integer> ahead = Set.of();

    private AutoScalingGroupActuator(AutoScalingClient client, Builder settings) {
        this.calls = new GroupCalls(client, settings.groupName);
        this.groupName = settings.groupName;
        this.memory = settings.tagged ? new RaisedMemory(calls::tag) : null;
        this.bounds = new GroupBounds(calls, settings.allowedMaxSize, memory);
        this.schedule = new AheadSchedule(
                new ScheduleCalls(client, settings.groupName, settings.scheduleLimits), settings.scheduleLimits);
        this.clock = settings.clock;
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
        lastRead = null;
        try {
            Optional<Group> group = describe();
            if (memory != null && group.isPresent()) {
                memory.catchUp();
            }
            seen = group.orElse(null);
            lastRead = seen;
            ahead = group.map(Group::ahead).orElse(Set.of());
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
                bounds.ceiling(group),
                memory == null ? null : group.raised().orElse(null),
                group.suspendedProblem().orElse(null));
    }

    @Override
    public synchronized ActuatorResult raiseFloor(FloorChange change) {
        if (seen != null && change.to() > seen.maxSize()) {
            // A peer may have raised both bounds since the read, and then its tag must stay too.
            seen = null;
        }
        return change(change, group -> bounds.raise(group, change));
    }

    @Override
    public synchronized ActuatorResult lowerFloor(FloorChange change) {
        // Listeners and other calls have taken their time since the read; what a peer raised meanwhile must stay.
        seen = null;
        return change(change, group -> bounds.lower(group, change));
    }

    @Override
    public synchronized ActuatorResult remember(RaisedFloor raised) {
        String untagged = memory == null ? null : memory.write(raised);
        return untagged == null ? ActuatorResult.applied() : ActuatorResult.failed(untagged);
    }

    @Override
    public String driftAdvice() {
        return "Terraform: lifecycle { ignore_changes = [min_size] } in the aws_autoscaling_group; CloudFormation:"
                + " UpdatePolicy: AutoScalingScheduledAction: IgnoreUnmodifiedGroupSizeProperties: true";
    }

    @Override
    public List<IamStatement> permissions(AwsAccount account) {
        return GroupPermissions.of(groupName, bounds.allowedMaxSize(), memory != null, account);
    }

    private interface Operation {
        ActuatorResult on(Group group);
    }

    private ActuatorResult change(FloorChange change, Operation operation) {
        return ChangeAttempt.make(
                change.to(),
                () -> {
                    Optional<Group> group = seen != null ? Optional.of(seen) : describe();
                    seen = null;
                    return group.isEmpty() || group.get().deleting()
                            ? ActuatorResult.refused(gone() + "; MinSize stays")
                            : operation.on(group.get());
                },
                () -> calls.describe().map(Group::minSize).map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    private String gone() {
        return "the group '" + groupName + "' is not there or being deleted";
    }

    /**
     * {@inheritDoc}
     *
     * <p>One scheduled action for each floor, named {@code kickoff-ahead-} and its start, that changes nothing but MinSize.
     * {@link ScheduleLimits} are kept. MaxSize is raised now, as far as the highest floor needs it, after {@link
     * Builder#allowMaxSizeUpTo}; without that the floors are clipped to it.
     */
    @Override
    public synchronized ActuatorResult writeAhead(List<ScheduledFloor> floors) {
        Group group = lastRead;
        if (group == null || group.deleting()) {
            return ActuatorResult.refused(gone() + ", or was never read; nothing is scheduled");
        }
        List<String> notes = new ArrayList<>();
        group.scheduleSuspended()
                .filter(process -> !floors.isEmpty())
                .ifPresent(process -> notes.add(
                        "suspended: " + process + "; what comes due before it is resumed is skipped for good"));
        int highest = floors.stream().mapToInt(ScheduledFloor::minimum).max().orElse(0);
        int maxSize = group.maxSize();
        try {
            maxSize = bounds.makeRoom(group, highest);
            if (maxSize > group.maxSize()) {
                notes.add("MaxSize raised from " + group.maxSize() + " to " + maxSize + " for what is scheduled");
            }
        } catch (SdkException failed) {
            notes.add("MaxSize cannot be raised: " + Failures.explain(failed));
        }
        return schedule.write(floors, maxSize, clock.instant(), this::claim, notes);
    }

    /** Says in the tag, before AWS can carry it out, which minima would be ours. */
    private @Nullable String claim(List<ScheduledAction> found, List<ScheduledAction> wanted) {
        Set<Integer> minima = Stream.concat(found.stream().filter(ScheduledAction::isOurs), wanted.stream())
                .map(ScheduledAction::minSize)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (memory == null || minima.equals(ahead)) {
            return null;
        }
        try {
            calls.tag(AheadTag.KEY, AheadTag.write(minima));
            ahead = minima;
            return null;
        } catch (SdkException failed) {
            return "not remembered in tag " + AheadTag.KEY + ": " + Failures.explain(failed);
        }
    }

    @Override
    public synchronized Set<Integer> mayHaveSet() {
        return Set.copyOf(ahead);
    }

    /** Settings beyond the client and the group's name. Not thread-safe. */
    public static final class Builder {
        private final AutoScalingClient client;
        private final String groupName;
        private int allowedMaxSize;
        private boolean tagged = true;
        private ScheduleLimits scheduleLimits = ScheduleLimits.AWS;
        private Clock clock = Clock.systemUTC();

        private Builder(AutoScalingClient client, String groupName) {
            if (groupName.isBlank()) {
                throw new IllegalArgumentException("groupName must not be blank");
            }
            this.client = client;
            this.groupName = groupName;
        }

        /**
         * Lets Kickoff raise MaxSize, as far as a floor needs it and never beyond this. It is not lowered again, because
         * lowering MaxSize terminates instances. For floors that are scheduled ahead it is raised when they are written.
         * Without this call a floor above MaxSize is refused, and a scheduled one clipped.
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

        /** Other limits for scheduled actions than those that AWS documents. */
        public Builder scheduleLimits(ScheduleLimits limits) {
            this.scheduleLimits = limits;
            return this;
        }

        /** Decides what can still be scheduled; the system's by default. */
        public Builder clock(Clock value) {
            this.clock = value;
            return this;
        }

        public AutoScalingGroupActuator build() {
            return new AutoScalingGroupActuator(client, this);
        }
    }
}
