package dev.kickoff.transform.aws;

import dev.kickoff.transform.RaisedFloor;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.DesiredStatus;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.Task;

/** The calls about one ECS service. Failures come out as the SDK throws them. */
final class EcsServiceCalls {
    private final EcsClient client;
    private final String cluster;
    private final String service;

    EcsServiceCalls(EcsClient client, String cluster, String service) {
        this.client = client;
        this.cluster = cluster;
        this.service = service;
    }

    /** Names the service for people. */
    String name() {
        return "ecs-service/" + cluster + "/" + service;
    }

    Optional<EcsService> describe() {
        return client
                .describeServices(
                        request -> request.cluster(cluster).services(service).include(ServiceField.TAGS))
                .services()
                .stream()
                .findFirst()
                .map(EcsService::of);
    }

    void update(int desiredCount) {
        client.updateService(
                request -> request.cluster(cluster).service(service).desiredCount(desiredCount));
    }

    void tag(String arn, RaisedFloor raised) {
        client.tagResource(request ->
                request.resourceArn(arn).tags(tag -> tag.key(RaisedTag.KEY).value(RaisedTag.write(raised))));
    }

    /** How many tasks run and pass their containers' health checks; two calls per hundred tasks. */
    int healthyTasks() {
        int healthy = 0;
        for (ListTasksResponse page : client.listTasksPaginator(
                request -> request.cluster(cluster).serviceName(service).desiredStatus(DesiredStatus.RUNNING))) {
            List<String> tasks = page.taskArns();
            if (!tasks.isEmpty()) {
                healthy += (int)
                        client.describeTasks(request -> request.cluster(cluster).tasks(tasks)).tasks().stream()
                                .filter(EcsServiceCalls::isHealthy)
                                .count();
            }
        }
        return healthy;
    }

    private static boolean isHealthy(Task task) {
        return "RUNNING".equals(task.lastStatus()) && task.healthStatus() == HealthStatus.HEALTHY;
    }
}
