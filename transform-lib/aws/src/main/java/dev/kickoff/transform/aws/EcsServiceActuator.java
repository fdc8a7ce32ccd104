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
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * Keeps the floor of an ECS service, in tasks: by the MinCapacity of its scalable target, exactly as {@link
 * ScalableTargetActuator} does. A service without one is scaled by nobody; its desired count is set only after {@link
 * Builder#setDesiredCountWithoutTarget}, and whether that is still so is looked up before every change.
 *
 * <p>Deployments. Raising is done during a deployment too: the crowd does not wait, and ECS scales out while it deploys.
 * The desired count is not lowered during one, because the deployment circuit breaker gives up after a number of failed
 * tasks that follows the desired count; lowering MinCapacity is safe then, ECS scales in only afterwards. A failed
 * deployment starts no more tasks: {@link CapacityState#problem()} says so, and the floor is set all the same.
 *
 * <p>Ready are running tasks, or those that are healthy after {@link Builder#countHealthyTasks}. A cycle costs one
 * DescribeServices beside the calls about the scalable target. Thread-safe; calls for the service are made one at a time.
 */
public final class EcsServiceActuator implements AheadActuator, NeedsPermissions {
    private final String cluster;
    private final String service;
    private final boolean countHealthy;
    private final boolean tagged;
    private final EcsServiceCalls calls;
    private final ScalableTargetActuator scaled;
    private final @Nullable EcsDesiredCount plain;
    /** Whether the last read found no scalable target. */
    private boolean withoutTarget;

    private EcsServiceActuator(Builder settings) {
        this.cluster = settings.cluster;
        this.service = settings.service;
        this.countHealthy = settings.countHealthy;
        this.tagged = settings.tagged;
        this.calls = new EcsServiceCalls(settings.ecs, cluster, service);
        EcsTasks tasks = new EcsTasks(calls, countHealthy);
        String resourceId = "service/" + settings.cluster + "/" + settings.service;
        ScalableDimension dimension = ScalableDimension.ECS_SERVICE_DESIRED_COUNT;
        this.scaled = settings.scalableTarget
                .apply(ScalableTargetActuator.builder(settings.scaling, dimension, resourceId))
                .capacity(tasks)
                .build();
        this.plain = settings.desiredCount
                ? new EcsDesiredCount(
                        calls, new ScalableTargetCalls(settings.scaling, dimension, resourceId), tasks, settings.tagged)
                : null;
    }

    /**
     * @param ecs stays the caller's, as does the other client
     * @param scaling to look whether the service has a scalable target, and to set its MinCapacity
     * @param cluster its name, not its ARN
     */
    public static Builder builder(EcsClient ecs, ApplicationAutoScalingClient scaling, String cluster, String service) {
        return new Builder(ecs, scaling, cluster, service);
    }

    @Override
    public String target() {
        return calls.name();
    }

    @Override
    public synchronized CapacityState read() {
        CapacityState state = scaled.read();
        withoutTarget = scaled.sawNoTarget();
        return plain != null && withoutTarget ? plain.read() : state;
    }

    @Override
    public synchronized ActuatorResult raiseFloor(FloorChange change) {
        return plain != null && withoutTarget ? plain.raise(change) : scaled.raiseFloor(change);
    }

    @Override
    public synchronized ActuatorResult lowerFloor(FloorChange change) {
        return plain != null && withoutTarget ? plain.lower(change) : scaled.lowerFloor(change);
    }

    @Override
    public synchronized ActuatorResult remember(RaisedFloor raised) {
        return plain != null && withoutTarget ? plain.remember(raised) : scaled.remember(raised);
    }

    /** Refused without a scalable target: ECS itself does nothing by the clock. */
    @Override
    public synchronized ActuatorResult writeAhead(List<ScheduledFloor> floors) {
        return scaled.writeAhead(floors);
    }

    @Override
    public synchronized Set<Integer> mayHaveSet() {
        return withoutTarget ? Set.of() : scaled.mayHaveSet();
    }

    @Override
    public @Nullable String driftAdvice() {
        return plain != null && withoutTarget
                ? "Terraform: lifecycle { ignore_changes = [desired_count] } in the aws_ecs_service"
                : scaled.driftAdvice();
    }

    @Override
    public List<IamStatement> permissions(AwsAccount account) {
        List<IamStatement> all = new ArrayList<>(scaled.permissions(account));
        all.addAll(EcsPermissions.of(cluster, service, countHealthy, plain != null, tagged, account));
        return all;
    }

    /** Settings beyond the clients and names. Not thread-safe. */
    public static final class Builder {
        private final EcsClient ecs;
        private final ApplicationAutoScalingClient scaling;
        private final String cluster;
        private final String service;
        private UnaryOperator<ScalableTargetActuator.Builder> scalableTarget = UnaryOperator.identity();
        private boolean countHealthy;
        private boolean desiredCount;
        private boolean registering;
        private boolean tagged = true;

        private Builder(EcsClient ecs, ApplicationAutoScalingClient scaling, String cluster, String service) {
            this.ecs = ecs;
            this.scaling = scaling;
            this.cluster = name("cluster", cluster);
            this.service = name("service", service);
        }

        /** As {@link ScalableTargetActuator.Builder#allowMaxCapacityUpTo}. */
        public Builder allowMaxCapacityUpTo(int tasks) {
            return scalableTarget(target -> target.allowMaxCapacityUpTo(tasks));
        }

        /** As {@link ScalableTargetActuator.Builder#registerIfAbsent}. */
        public Builder registerIfAbsent(int maxCapacity) {
            this.registering = true;
            return scalableTarget(target -> target.registerIfAbsent(maxCapacity));
        }

        /**
         * Lets Kickoff set the desired count as long as the service has no scalable target. Without this call such a
         * service is not touched.
         */
        public Builder setDesiredCountWithoutTarget() {
            this.desiredCount = true;
            return this;
        }

        /**
         * Counts as ready only tasks that pass their containers' health checks; for services that have such checks, all
         * others would never be ready. Costs two more calls per cycle and hundred tasks.
         */
        public Builder countHealthyTasks() {
            this.countHealthy = true;
            return this;
        }

        /** Remembers what was raised on this machine only, not in a tag. */
        public Builder withoutTag() {
            this.tagged = false;
            return scalableTarget(ScalableTargetActuator.Builder::withoutTag);
        }

        /** For tests; the system's otherwise. */
        public Builder clock(Clock clock) {
            return scalableTarget(target -> target.clock(clock));
        }

        /** @throws IllegalStateException if a missing target is both to be registered and to be done without */
        public EcsServiceActuator build() {
            if (registering && desiredCount) {
                throw new IllegalStateException(
                        "choose registerIfAbsent or setDesiredCountWithoutTarget for a service without scalable target");
            }
            return new EcsServiceActuator(this);
        }

        private Builder scalableTarget(UnaryOperator<ScalableTargetActuator.Builder> setting) {
            UnaryOperator<ScalableTargetActuator.Builder> before = scalableTarget;
            this.scalableTarget = target -> setting.apply(before.apply(target));
            return this;
        }

        private static String name(String field, String value) {
            if (value.isBlank() || value.contains("/")) {
                throw new IllegalArgumentException(field + " '" + value + "' must be a name, not empty and not an ARN");
            }
            return value;
        }
    }
}
