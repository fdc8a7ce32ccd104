package dev.kickoff.transform.aws;

import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.AheadActuator;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import dev.kickoff.transform.ScheduledFloor;
import dev.kickoff.transform.aws.ScalableTargetMemory.Recalled;
import dev.kickoff.transform.aws.TargetCapacity.Reading;
import dev.kickoff.transform.aws.iam.AwsAccount;
import dev.kickoff.transform.aws.iam.IamStatement;
import dev.kickoff.transform.aws.iam.NeedsPermissions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/**
 * Keeps the floor of anything that Application Auto Scaling scales, by the MinCapacity of its scalable target: an ECS
 * service, DynamoDB throughput, provisioned concurrency of Lambda, Aurora replicas, ElastiCache shards… Scaling policies
 * keep working between MinCapacity and MaxCapacity. Raising MinCapacity above the capacity moves the capacity up at once;
 * lowering it takes nothing away, the scaling policies do that.
 *
 * <p>It never deregisters a target, never resumes what somebody has suspended, registers a target only after {@link
 * Builder#registerIfAbsent} and touches MaxCapacity only after {@link Builder#allowMaxCapacityUpTo}. Because any update
 * moves a capacity above MaxCapacity down to it at once, it makes none as long as the capacity is known to be there.
 *
 * <p>What Kickoff raised is remembered in a tag of the scalable target ({@value RaisedTag#KEY}), so that any instance of
 * the service can lower it again. A target without the tag has nothing raised: deleting the tag makes Kickoff forget a
 * raise. If the tag may not be read, what the library keeps on the machine counts instead.
 *
 * <p>Application Auto Scaling is eventually consistent: for a minute after a change, a description with the bounds from
 * before it is taken for a late one.
 *
 * <p>The floors of the next hours are left as scheduled actions named {@code kickoff-ahead-…}, on whole minutes and with
 * MinCapacity only, clipped to the MaxCapacity that there is: a raise begins on the minute before, a release on the one after.
 * Actions of other names are never touched. A second tag ({@value AheadTag#KEY}) says which minima they may set.
 *
 * <p>A cycle costs one describe and one call for the tag, a change one update and one tag call more, and lowering
 * reads again first. Throttled calls fail and are tried again in the next cycle; to have them tried again at once, give
 * the client {@code RetryMode.ADAPTIVE_V2}. Give it time-outs too. Thread-safe; calls for the target are made one at a
 * time.
 */
public final class ScalableTargetActuator implements AheadActuator, NeedsPermissions {
    private final ScalableDimension dimension;
    private final String resourceId;
    private final ScalableTargetCalls calls;
    private final TargetCapacity capacity;
    private final int allowedMaxCapacity;
    private final int maxCapacityIfAbsent;
    private final @Nullable ScalableTargetMemory memory;
    private final Settling settling;
    private final TargetSchedule schedule;
    private final Clock clock;
    /** What the last read of this cycle saw; used by at most one raise. */
    private @Nullable Seen seen;

    /** @param target null if there is none */
    private record Seen(@Nullable ScalableTarget target, Recalled recalled, Reading capacity) {}

    private ScalableTargetActuator(Builder settings) {
        this.dimension = settings.dimension;
        this.resourceId = settings.resourceId;
        this.calls = new ScalableTargetCalls(settings.client, dimension, resourceId);
        this.capacity = settings.capacity;
        this.allowedMaxCapacity = settings.allowedMaxCapacity;
        this.maxCapacityIfAbsent = settings.maxCapacityIfAbsent;
        this.memory = settings.tagged ? new ScalableTargetMemory(calls) : null;
        this.settling = new Settling(settings.clock);
        this.schedule = new TargetSchedule(calls, settings.scheduleLimits);
        this.clock = settings.clock;
    }

    /**
     * @param client stays the caller's: closed by the caller, after {@code Kickoff.close()}
     * @param resourceId as AWS writes it for the dimension, for example {@code service/default/web} or {@code table/carts}
     */
    public static Builder builder(ApplicationAutoScalingClient client, ScalableDimension dimension, String resourceId) {
        return new Builder(client, dimension, resourceId);
    }

    @Override
    public String target() {
        return calls.name();
    }

    @Override
    public synchronized CapacityState read() {
        seen = null;
        try {
            Seen now = look();
            if (memory != null) {
                memory.catchUp();
            }
            seen = now;
            return state(now);
        } catch (SdkException failed) {
            return CapacityState.unknown("cannot describe the scalable target: " + Failures.explain(failed));
        }
    }

    private Seen look() {
        Optional<ScalableTarget> target = calls.describe().map(settling::settle);
        Recalled recalled = memory == null || target.isEmpty() ? new Recalled(null, null) : memory.recall(target.get());
        boolean nothingToDo = target.isEmpty() && maxCapacityIfAbsent == 0;
        return new Seen(target.orElse(null), recalled, nothingToDo ? Reading.unknown(null) : readCapacity());
    }

    /** Whether the last read found that there is no target; false if it could not be read. */
    synchronized boolean sawNoTarget() {
        return seen != null && seen.target() == null;
    }

    private Reading readCapacity() {
        try {
            return capacity.read();
        } catch (SdkException failed) {
            return Reading.unknown("cannot read the capacity: " + Failures.explain(failed));
        }
    }

    private CapacityState state(Seen now) {
        Reading units = now.capacity();
        if (now.target() != null) {
            return new CapacityState(
                    now.target().minCapacity(),
                    units.desired(),
                    units.ready(),
                    Math.max(now.target().maxCapacity(), allowedMaxCapacity),
                    now.recalled().raised(),
                    ChangeAttempt.joined(
                            now.target().suspendedProblem(), now.recalled().problem(), units.problem()));
        }
        if (maxCapacityIfAbsent == 0) {
            return new CapacityState(null, units.desired(), units.ready(), null, null, absent());
        }
        // No minimum is in force, and a raise registers the target.
        return new CapacityState(
                0, units.desired(), units.ready(), maxCapacityIfAbsent, new RaisedFloor(0, 0, 0), units.problem());
    }

    private String absent() {
        return "there is no " + calls.name() + " in the client's account and Region; register it, or let Kickoff do so"
                + " with registerIfAbsent(maxCapacity)";
    }

    @Override
    public synchronized ActuatorResult raiseFloor(FloorChange change) {
        Seen read = seen;
        seen = null;
        // A peer may have raised both bounds since the read, and then its tag must stay too.
        boolean both = read != null
                && read.target() != null
                && change.to() > read.target().maxCapacity();
        return ChangeAttempt.make(
                change.to(), () -> raise(read == null || both ? look() : read, change), this::minimum);
    }

    @Override
    public synchronized ActuatorResult lowerFloor(FloorChange change) {
        seen = null;
        // Listeners and other calls have taken their time since the read; what a peer raised meanwhile must stay.
        return ChangeAttempt.make(change.to(), () -> lower(look(), change), this::minimum);
    }

    @Override
    public synchronized ActuatorResult remember(RaisedFloor raised) {
        String untagged = keep(raised);
        return untagged == null ? ActuatorResult.applied() : ActuatorResult.failed(untagged);
    }

    @Override
    public String driftAdvice() {
        return "Terraform: lifecycle { ignore_changes = [min_capacity] } in the aws_appautoscaling_target";
    }

    /** Without those that a reader of yours for {@link Builder#capacity} needs. */
    @Override
    public List<IamStatement> permissions(AwsAccount account) {
        return ScalableTargetPermissions.of(dimension, resourceId, memory != null, maxCapacityIfAbsent > 0, account);
    }

    /** Refused for Amazon MSK, which has no scheduled scaling. */
    @Override
    public synchronized ActuatorResult writeAhead(List<ScheduledFloor> floors) {
        return ScalableTargetCalls.namespace(dimension) == ServiceNamespace.KAFKA
                ? ActuatorResult.refused("Amazon MSK has no scheduled scaling")
                : schedule.write(floors, clock.instant(), minima -> memory == null ? null : memory.claimAhead(minima));
    }

    @Override
    public synchronized Set<Integer> mayHaveSet() {
        return memory == null ? Set.of() : memory.ahead();
    }

    private OptionalInt minimum() {
        return calls.describe().stream().mapToInt(ScalableTarget::minCapacity).findFirst();
    }

    private ActuatorResult raise(Seen now, FloorChange change) {
        ScalableTarget target = now.target();
        if (target == null) {
            return register(now, change);
        }
        if (change.to() <= target.minCapacity()) {
            return ActuatorResult.applied("MinCapacity was " + target.minCapacity() + " already");
        }
        // A capacity above MaxCapacity would be moved down by the update.
        int needed = Math.max(
                change.to(),
                now.capacity().desired() == null ? 0 : now.capacity().desired());
        if (needed > Math.max(target.maxCapacity(), allowedMaxCapacity)) {
            return ActuatorResult.refused(
                    needed == change.to() ? aboveMaxCapacity(target, needed) : wouldBeMovedDown(target, needed));
        }
        String untagged = keep(change.raised());
        try {
            update(target, change.to(), Math.max(needed, target.maxCapacity()));
        } catch (SdkException failed) {
            if (Failures.nothingChanged(failed) && now.recalled().raised() != null) {
                keep(now.recalled().raised());
            }
            throw failed;
        }
        return ChangeAttempt.applied(
                needed > target.maxCapacity()
                        ? "MaxCapacity raised from " + target.maxCapacity() + " to " + needed + " too"
                        : null,
                untagged,
                target.suspendedProblem());
    }

    private void update(ScalableTarget target, int min, int max) {
        calls.update(min, max == target.maxCapacity() ? null : max);
        settling.written(target, target.withBounds(min, max));
    }

    private ActuatorResult register(Seen now, FloorChange change) {
        if (maxCapacityIfAbsent == 0) {
            return ActuatorResult.refused(absent());
        }
        Integer desired = now.capacity().desired();
        if (desired == null || desired > maxCapacityIfAbsent) {
            return ActuatorResult.refused("the scalable target is not registered: the capacity "
                    + (desired == null ? "is unknown" : "is " + desired)
                    + " and would be moved down at once if it is above the new MaxCapacity " + maxCapacityIfAbsent);
        }
        if (change.to() > maxCapacityIfAbsent) {
            return ActuatorResult.refused("MinCapacity " + change.to() + " is above the MaxCapacity "
                    + maxCapacityIfAbsent + " of registerIfAbsent; give it a larger one");
        }
        calls.register(change.to(), maxCapacityIfAbsent, memory == null ? null : change.raised());
        return ActuatorResult.applied("registered the scalable target with MaxCapacity " + maxCapacityIfAbsent);
    }

    private ActuatorResult lower(Seen now, FloorChange change) {
        ScalableTarget target = now.target();
        if (target == null) {
            return ActuatorResult.refused(absent());
        }
        if (target.minCapacity() > change.from()) {
            return ActuatorResult.refused("MinCapacity was raised from " + change.from() + " to " + target.minCapacity()
                    + " by somebody else; left as it is");
        }
        if (change.to() >= target.minCapacity()) {
            return ActuatorResult.applied("MinCapacity was " + target.minCapacity() + " already");
        }
        Integer desired = now.capacity().desired();
        if (desired != null && desired > target.maxCapacity()) {
            return ActuatorResult.refused(wouldBeMovedDown(target, desired));
        }
        update(target, change.to(), target.maxCapacity());
        return ChangeAttempt.applied(keep(change.raised()));
    }

    private static String aboveMaxCapacity(ScalableTarget target, int wanted) {
        return "MinCapacity " + wanted + " is above the target's MaxCapacity " + target.maxCapacity()
                + "; raise MaxCapacity, or allow it with allowMaxCapacityUpTo(" + wanted + ")";
    }

    private static String wouldBeMovedDown(ScalableTarget target, int capacity) {
        return "the capacity " + capacity + " is above MaxCapacity " + target.maxCapacity()
                + ", and any update of the target would move it down to that at once; raise MaxCapacity first";
    }

    /** Says why what was raised could not be remembered in the tag; null if it was. */
    private @Nullable String keep(RaisedFloor raised) {
        return memory == null ? null : memory.write(raised);
    }

    /** Settings beyond the client and the target's names. Not thread-safe. */
    public static final class Builder {
        private final ApplicationAutoScalingClient client;
        private final ScalableDimension dimension;
        private final String resourceId;
        private TargetCapacity capacity = () -> Reading.unknown(null);
        private boolean capacityGiven;
        private int allowedMaxCapacity;
        private int maxCapacityIfAbsent;
        private boolean tagged = true;
        private TargetScheduleLimits scheduleLimits = TargetScheduleLimits.AWS;
        private Clock clock = Clock.systemUTC();

        private Builder(ApplicationAutoScalingClient client, ScalableDimension dimension, String resourceId) {
            if (dimension == ScalableDimension.UNKNOWN_TO_SDK_VERSION) {
                throw new IllegalArgumentException("dimension must be one that this version of the AWS SDK knows");
            }
            if (resourceId.isBlank()) {
                throw new IllegalArgumentException("resourceId must not be blank");
            }
            this.client = client;
            this.dimension = dimension;
            this.resourceId = resourceId;
        }

        /** Where to read how much capacity there is. Without it desired and ready capacity are unknown. */
        public Builder capacity(TargetCapacity reader) {
            this.capacity = reader;
            this.capacityGiven = true;
            return this;
        }

        /**
         * Lets Kickoff raise MaxCapacity, as far as a floor needs it and never beyond this. It is not lowered again,
         * because that would take capacity away. Without this call a floor above MaxCapacity is refused.
         */
        public Builder allowMaxCapacityUpTo(int units) {
            this.allowedMaxCapacity = positive("allowMaxCapacityUpTo", units);
            return this;
        }

        /**
         * Lets Kickoff register the target with this MaxCapacity, when there is none and a floor needs it. Needs {@link
         * #capacity}: registering moves a capacity above MaxCapacity down at once. It is never deregistered.
         */
        public Builder registerIfAbsent(int maxCapacity) {
            this.maxCapacityIfAbsent = positive("registerIfAbsent", maxCapacity);
            return this;
        }

        /** Remembers what was raised on this machine only, not in a tag of the scalable target. */
        public Builder withoutTag() {
            this.tagged = false;
            return this;
        }

        /** For accounts whose limits differ from those that AWS documents. */
        public Builder scheduleLimits(TargetScheduleLimits limits) {
            this.scheduleLimits = limits;
            return this;
        }

        /** For tests; the system's otherwise. */
        public Builder clock(Clock given) {
            this.clock = given;
            return this;
        }

        /** @throws IllegalStateException if a target is to be registered and its capacity cannot be known */
        public ScalableTargetActuator build() {
            if (maxCapacityIfAbsent > 0 && !capacityGiven) {
                throw new IllegalStateException("registerIfAbsent needs capacity(…): registering moves a capacity above"
                        + " MaxCapacity down at once");
            }
            return new ScalableTargetActuator(this);
        }

        private static int positive(String name, int units) {
            if (units < 1) {
                throw new IllegalArgumentException(name + " '" + units + "' must be 1 or more");
            }
            return units;
        }
    }
}
