package dev.kickoff.transform.aws;

import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Keeps the floor of an ECS service that nothing else scales, by its desired count. What was raised is remembered in a
 * tag of the service. Used by one thread at a time.
 */
final class EcsDesiredCount {
    private final EcsServiceCalls calls;
    private final ScalableTargetCalls scalableTarget;
    private final EcsTasks tasks;
    private final @Nullable RaisedMemory memory;
    /** Of the service as last described. */
    private @Nullable String arn;

    EcsDesiredCount(EcsServiceCalls calls, ScalableTargetCalls scalableTarget, EcsTasks tasks, boolean tagged) {
        this.calls = calls;
        this.scalableTarget = scalableTarget;
        this.tasks = tasks;
        this.memory = tagged ? new RaisedMemory(this::tag) : null;
    }

    CapacityState read() {
        try {
            Optional<EcsService> found = calls.describe();
            if (found.isEmpty()) {
                return CapacityState.unknown("there is no " + calls.name() + " in the client's account and Region");
            }
            EcsService service = found.get();
            arn = service.arn();
            RaisedFloor raised = memory == null ? null : memory.recall(service.raised(), service.desired());
            if (memory != null) {
                memory.catchUp();
            }
            return new CapacityState(
                    service.unscalable() == null ? service.desired() : null,
                    service.desired(),
                    tasks.ready(service),
                    null,
                    raised,
                    EcsTasks.problem(service));
        } catch (SdkException failed) {
            return CapacityState.unknown("cannot describe the service: " + Failures.explain(failed));
        }
    }

    ActuatorResult raise(FloorChange change) {
        return ChangeAttempt.make(change.to(), () -> raiseNow(change), this::minimum);
    }

    ActuatorResult lower(FloorChange change) {
        return ChangeAttempt.make(change.to(), () -> lowerNow(change), this::minimum);
    }

    ActuatorResult remember(RaisedFloor raised) {
        if (arn == null) {
            return ActuatorResult.failed("the service has not been read yet");
        }
        String untagged = keep(raised);
        return untagged == null ? ActuatorResult.applied() : ActuatorResult.failed(untagged);
    }

    private ActuatorResult raiseNow(FloorChange change) {
        EcsService service = calls.describe().orElse(null);
        String refusal = refusal(service);
        if (service == null || refusal != null) {
            return ActuatorResult.refused(String.valueOf(refusal));
        }
        if (change.to() <= service.desired()) {
            return ActuatorResult.applied("the desired count was " + service.desired() + " already");
        }
        String untagged = keep(change.raised());
        try {
            calls.update(change.to());
        } catch (SdkException failed) {
            if (Failures.nothingChanged(failed)) {
                service.raised().ifPresent(this::keep);
            }
            throw failed;
        }
        return ChangeAttempt.applied(
                untagged,
                service.rollout().inProgress() ? "a deployment is in progress, and its tasks grow with it" : null,
                service.rollout().problem());
    }

    private ActuatorResult lowerNow(FloorChange change) {
        EcsService service = calls.describe().orElse(null);
        String refusal = refusal(service);
        if (service == null || refusal != null) {
            return ActuatorResult.refused(String.valueOf(refusal));
        }
        if (service.desired() > change.from()) {
            return ActuatorResult.refused("the desired count was raised from " + change.from() + " to "
                    + service.desired() + " by somebody else; left as it is");
        }
        if (change.to() >= service.desired()) {
            return ActuatorResult.applied("the desired count was " + service.desired() + " already");
        }
        if (service.rollout().inProgress()) {
            return ActuatorResult.refused("held: a deployment is in progress, and with fewer tasks its circuit breaker"
                    + " would give up after fewer failures");
        }
        calls.update(change.to());
        return ChangeAttempt.applied(keep(change.raised()));
    }

    /** Why the desired count is not to be set, null if it may be. Asked before every change. */
    private @Nullable String refusal(@Nullable EcsService service) {
        if (service == null) {
            return "there is no " + calls.name();
        }
        if (service.unscalable() != null) {
            return service.unscalable();
        }
        arn = service.arn();
        return scalableTarget.describe().isPresent()
                ? "the service has a scalable target since the last cycle; its MinCapacity is what counts now"
                : null;
    }

    private OptionalInt minimum() {
        return calls.describe().stream().mapToInt(EcsService::desired).findFirst();
    }

    /** Says why what was raised could not be remembered in the tag; null if it was. */
    private @Nullable String keep(RaisedFloor raised) {
        return memory == null ? null : memory.write(raised);
    }

    private void tag(RaisedFloor raised) {
        calls.tag(Objects.requireNonNull(arn, "what was not read is not changed"), raised);
    }
}
