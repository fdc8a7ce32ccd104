package dev.kickoff.transform.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.DeploymentRolloutState;

/**
 * How the newest deployment of a service is doing. The deployment circuit breaker gives up after a number of failed tasks
 * that follows the desired count, so the desired count and a deployment that is under way concern each other.
 *
 * @param inProgress whether tasks are being replaced
 * @param problem what keeps new tasks from becoming healthy, null if nothing is known to
 */
record EcsRollout(boolean inProgress, @Nullable String problem) {
    /** @param deployments of a service, empty when they are not made by ECS itself */
    static EcsRollout of(List<Deployment> deployments) {
        return deployments.stream()
                .filter(deployment -> "PRIMARY".equals(deployment.status()))
                .findFirst()
                .map(EcsRollout::of)
                .orElse(new EcsRollout(false, null));
    }

    private static EcsRollout of(Deployment deployment) {
        DeploymentRolloutState state = deployment.rolloutState();
        boolean inProgress = state == DeploymentRolloutState.IN_PROGRESS;
        int failedTasks = deployment.failedTasks() == null ? 0 : deployment.failedTasks();
        if (state == DeploymentRolloutState.FAILED) {
            return new EcsRollout(false, "the deployment has failed and starts no more tasks" + why(deployment));
        }
        return new EcsRollout(
                inProgress,
                inProgress && failedTasks > 0
                        ? failedTasks + " tasks of the deployment in progress have failed" + why(deployment)
                        : null);
    }

    private static String why(Deployment deployment) {
        String reason = deployment.rolloutStateReason();
        return reason == null || reason.isBlank() ? "" : " (" + reason + ")";
    }
}
