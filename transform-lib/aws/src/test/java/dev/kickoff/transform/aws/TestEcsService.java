package dev.kickoff.transform.aws;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.kickoff.emulator.FaultProxy;
import dev.kickoff.emulator.MotoServer;
import java.util.List;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.ServiceField;
import software.amazon.awssdk.services.ecs.model.Tag;

/** An ECS service in moto, with or without a scalable target. */
final class TestEcsService implements AutoCloseable {
    static final String CLUSTER = "edge";
    static final String SERVICE = "video-edge";

    private static final String RESOURCE = "service/" + CLUSTER + "/" + SERVICE;
    private static final Gson GSON = new Gson();

    private final MotoServer moto = MotoServer.start();
    private final FaultProxy ecsProxy = FaultProxy.before(moto.endpoint());
    private final FaultProxy scalingProxy = FaultProxy.before(moto.endpoint());
    private final SimulatedTags targetTags = SimulatedTags.behind(scalingProxy);
    private final EcsClient ecs;
    private final ApplicationAutoScalingClient scaling;

    TestEcsService(ExecutionInterceptor... interceptors) {
        ecs = TestClients.client(EcsClient.builder(), ecsProxy.endpoint(), interceptors);
        scaling = TestClients.client(ApplicationAutoScalingClient.builder(), scalingProxy.endpoint(), interceptors);
    }

    /** Wipes the emulator and creates the service; its deployment is completed. */
    void create(int tasks) {
        moto.reset();
        targetTags.clear();
        ecsProxy.heal();
        scalingProxy.heal();
        deployment("COMPLETED", 0, "");
        ecs.createCluster(request -> request.clusterName(CLUSTER));
        ecs.registerTaskDefinition(request -> request.family("video")
                .containerDefinitions(
                        container -> container.name("video").image("video").memory(128)));
        ecs.createService(request -> request.cluster(CLUSTER)
                .serviceName(SERVICE)
                .taskDefinition("video")
                .desiredCount(0));
        ecs.updateService(request -> request.cluster(CLUSTER).service(SERVICE).desiredCount(tasks));
        ecsProxy.forgetCalls();
        scalingProxy.forgetCalls();
    }

    void registerTarget(int minCapacity, int maxCapacity) {
        scaling.registerScalableTarget(request -> request.serviceNamespace(ServiceNamespace.ECS)
                .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                .resourceId(RESOURCE)
                .minCapacity(minCapacity)
                .maxCapacity(maxCapacity));
    }

    /** From now on AWS says this of the deployment; moto's are always as they were created. */
    void deployment(String rolloutState, int failedTasks, String reason) {
        ecsProxy.rewrite("DescribeServices", answer -> {
            JsonObject services = GSON.fromJson(answer, JsonObject.class);
            for (JsonElement service : services.getAsJsonArray("services")) {
                JsonObject deployment = service.getAsJsonObject()
                        .getAsJsonArray("deployments")
                        .get(0)
                        .getAsJsonObject();
                deployment.addProperty("rolloutState", rolloutState);
                deployment.addProperty("failedTasks", failedTasks);
                deployment.addProperty("rolloutStateReason", reason);
            }
            return GSON.toJson(services);
        });
    }

    /** Simulates what Application Auto Scaling does and moto does not: it moves the capacity into the bounds. */
    void simulateMoveIntoBounds() {
        ScalableTarget target = target();
        int inside = Math.max(target.minCapacity(), Math.min(target.maxCapacity(), read().desiredCount()));
        ecs.updateService(request -> request.cluster(CLUSTER).service(SERVICE).desiredCount(inside));
    }

    EcsServiceActuator.Builder actuator() {
        return EcsServiceActuator.builder(ecs, scaling, CLUSTER, SERVICE);
    }

    EcsClient ecs() {
        return ecs;
    }

    FaultProxy ecsProxy() {
        return ecsProxy;
    }

    FaultProxy scalingProxy() {
        return scalingProxy;
    }

    Service read() {
        return ecs.describeServices(
                        request -> request.cluster(CLUSTER).services(SERVICE).include(ServiceField.TAGS))
                .services()
                .get(0);
    }

    List<String> tags() {
        return read().tags().stream()
                .filter(tag -> tag.key().equals(RaisedTag.KEY))
                .map(Tag::value)
                .toList();
    }

    ScalableTarget target() {
        return scaling.describeScalableTargets(request ->
                        request.serviceNamespace(ServiceNamespace.ECS).resourceIds(RESOURCE))
                .scalableTargets()
                .get(0);
    }

    @Override
    public void close() {
        ecs.close();
        scaling.close();
        ecsProxy.close();
        scalingProxy.close();
        moto.close();
    }
}
