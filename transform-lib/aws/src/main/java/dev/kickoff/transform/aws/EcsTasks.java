package dev.kickoff.transform.aws;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many tasks an ECS service has. Used by one thread at a time. */
final class EcsTasks implements TargetCapacity {
    private final EcsServiceCalls calls;
    private final boolean countHealthy;

    EcsTasks(EcsServiceCalls calls, boolean countHealthy) {
        this.calls = calls;
        this.countHealthy = countHealthy;
    }

    @Override
    public Reading read() {
        Optional<EcsService> service = calls.describe();
        return service.isEmpty()
                ? Reading.unknown("there is no " + calls.name())
                : new Reading(service.get().desired(), ready(service.get()), problem(service.get()));
    }

    int ready(EcsService service) {
        return countHealthy ? calls.healthyTasks() : service.running();
    }

    static @Nullable String problem(EcsService service) {
        return ChangeAttempt.joined(service.unscalable(), service.rollout().problem());
    }
}
