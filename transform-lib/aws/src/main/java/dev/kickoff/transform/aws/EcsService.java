package dev.kickoff.transform.aws;

import dev.kickoff.transform.RaisedFloor;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.SchedulingStrategy;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * What matters of an ECS service as described, in tasks.
 *
 * @param unscalable why it has no desired count to set, null if it has
 * @param rollout how its newest deployment is doing
 * @param raised what our tag says, empty without one
 */
record EcsService(
        String arn,
        int desired,
        int running,
        @Nullable String unscalable,
        EcsRollout rollout,
        Optional<RaisedFloor> raised) {
    static EcsService of(Service service) {
        return new EcsService(
                service.serviceArn(),
                service.desiredCount(),
                service.runningCount(),
                unscalable(service),
                EcsRollout.of(service.deployments()),
                service.tags().stream()
                        .filter(tag -> RaisedTag.KEY.equals(tag.key()))
                        .findFirst()
                        .flatMap(tag -> RaisedTag.parse(tag.value())));
    }

    private static @Nullable String unscalable(Service service) {
        if (!"ACTIVE".equals(service.status())) {
            return "the service is " + service.status();
        }
        return service.schedulingStrategy() == SchedulingStrategy.DAEMON
                ? "a DAEMON service runs one task on each container instance and has no desired count"
                : null;
    }
}
