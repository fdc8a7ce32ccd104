package dev.kickoff.transform.aws;

import dev.kickoff.transform.RaisedFloor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/** The calls about one scalable target. Failures come out as the SDK throws them. */
final class ScalableTargetCalls {
    private final ApplicationAutoScalingClient client;
    private final ScalableDimension dimension;
    private final ServiceNamespace namespace;
    private final String resourceId;

    ScalableTargetCalls(ApplicationAutoScalingClient client, ScalableDimension dimension, String resourceId) {
        this.client = client;
        this.dimension = dimension;
        this.namespace = namespace(dimension);
        this.resourceId = resourceId;
    }

    /** A dimension's name begins with its namespace: {@code ecs:service:DesiredCount}. */
    static ServiceNamespace namespace(ScalableDimension dimension) {
        String name = dimension.toString();
        return ServiceNamespace.fromValue(name.substring(0, name.indexOf(':')));
    }

    /** Names the target for people. */
    String name() {
        return "scalable-target/" + dimension + "/" + resourceId;
    }

    Optional<ScalableTarget> describe() {
        return client
                .describeScalableTargets(request -> request.serviceNamespace(namespace)
                        .scalableDimension(dimension)
                        .resourceIds(resourceId))
                .scalableTargets()
                .stream()
                .findFirst()
                .map(ScalableTarget::of);
    }

    /** @param maxCapacity null to leave it; both in one call, so there is no moment with the one above the other */
    void update(int minCapacity, @Nullable Integer maxCapacity) {
        client.registerScalableTarget(request -> request.serviceNamespace(namespace)
                .scalableDimension(dimension)
                .resourceId(resourceId)
                .minCapacity(minCapacity)
                .maxCapacity(maxCapacity));
    }

    /** @param raised for the tag, null for none */
    void register(int minCapacity, int maxCapacity, @Nullable RaisedFloor raised) {
        client.registerScalableTarget(request -> {
            request.serviceNamespace(namespace)
                    .scalableDimension(dimension)
                    .resourceId(resourceId)
                    .minCapacity(minCapacity)
                    .maxCapacity(maxCapacity);
            if (raised != null) {
                request.tags(Map.of(RaisedTag.KEY, RaisedTag.write(raised)));
            }
        });
    }

    /** Everybody's, all pages of them. */
    List<TargetAction> scheduledActions() {
        return client
                .describeScheduledActionsPaginator(request -> request.serviceNamespace(namespace)
                        .scalableDimension(dimension)
                        .resourceId(resourceId))
                .scheduledActions()
                .stream()
                .map(TargetAction::of)
                .toList();
    }

    /** Creates or changes it. Naming no start and end removes them, so all that ours have is in the schedule. */
    void schedule(TargetAction action) {
        client.putScheduledAction(request -> request.serviceNamespace(namespace)
                .scalableDimension(dimension)
                .resourceId(resourceId)
                .scheduledActionName(action.name())
                .schedule(action.schedule())
                .scalableTargetAction(change -> change.minCapacity(action.minCapacity())));
    }

    void unschedule(String name) {
        client.deleteScheduledAction(request -> request.serviceNamespace(namespace)
                .scalableDimension(dimension)
                .resourceId(resourceId)
                .scheduledActionName(name));
    }

    Map<String, String> tags(String arn) {
        return client.listTagsForResource(request -> request.resourceARN(arn)).tags();
    }

    void tag(String arn, String key, String value) {
        client.tagResource(request -> request.resourceARN(arn).tags(Map.of(key, value)));
    }
}
