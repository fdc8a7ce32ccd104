package dev.kickoff.transform.kubernetes;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.List;
import java.util.Objects;

/** One autoscaler and its Deployment in a simulated API server, as somebody's Helm chart made them. */
final class SimulatedCluster implements AutoCloseable {
    static final String NAMESPACE = "playback";
    static final String NAME = "video-edge";

    private final SimulatedApiServer server = SimulatedApiServer.start();
    private final KubernetesClient client = new KubernetesClientBuilder()
            .withConfig(new ConfigBuilder()
                    .withAutoConfigure(false)
                    .withMasterUrl(server.url())
                    .build())
            .build();
    private final ScalerKind kind;
    private final SimulatedObject scaler;
    private final SimulatedObject deployment;

    private SimulatedCluster(ScalerKind kind, int min, int max) {
        this.kind = kind;
        scaler = server.put(kind.apiVersion(), kind.kind, kind.plural, NAMESPACE, NAME);
        JsonObject target = new JsonObject();
        target.addProperty("apiVersion", "apps/v1");
        target.addProperty("kind", "Deployment");
        target.addProperty("name", NAME);
        scaler.update("helm", List.of("spec", "scaleTargetRef"), target);
        setMin("helm", min);
        setMax("helm", max);
        deployment = server.put("apps/v1", "Deployment", "deployments", NAMESPACE, NAME);
        replicas(min);
    }

    static SimulatedCluster withHpa(int min, int max) {
        return new SimulatedCluster(ScalerKind.HPA, min, max);
    }

    static SimulatedCluster with(ScalerKind kind, int min, int max) {
        return new SimulatedCluster(kind, min, max);
    }

    KubernetesActuator.Builder actuator() {
        return kind == ScalerKind.HPA
                ? KubernetesActuator.horizontalPodAutoscaler(client, NAMESPACE, NAME)
                : KubernetesActuator.scaledObject(client, NAMESPACE, NAME);
    }

    SimulatedApiServer server() {
        return server;
    }

    KubernetesClient client() {
        return client;
    }

    SimulatedObject scaler() {
        return scaler;
    }

    int min() {
        return Objects.requireNonNull(scaler.number(kind.minField), "the minimum was removed");
    }

    int max() {
        return Objects.requireNonNull(scaler.number(kind.maxField), "the maximum was removed");
    }

    String annotation() {
        return scaler.annotation(RaisedAnnotation.KEY);
    }

    void setMin(String manager, int min) {
        scaler.update(manager, List.of("spec", kind.minField), SimulatedObject.number(min));
    }

    void setMax(String manager, int max) {
        scaler.update(manager, List.of("spec", kind.maxField), SimulatedObject.number(max));
    }

    void annotate(String key, String value) {
        scaler.update(
                "kubectl-edit",
                List.of("metadata", "annotations", key),
                value == null ? null : new JsonPrimitive(value));
    }

    /** What the controllers of Kubernetes would do in a while: the workload has as many replicas as its autoscaler wants. */
    void controllersRun() {
        replicas(Math.max(min(), deployment.number("replicas")));
    }

    void replicas(int replicas) {
        deployment.update("hpa-controller", List.of("spec", "replicas"), SimulatedObject.number(replicas));
        ready(replicas);
    }

    void ready(int ready) {
        JsonObject status = new JsonObject();
        if (ready > 0) {
            status.addProperty("readyReplicas", ready);
        }
        deployment.status(status);
    }

    void condition(String type, String value, String reason, String message) {
        JsonObject condition = new JsonObject();
        condition.addProperty("type", type);
        condition.addProperty("status", value);
        condition.addProperty("reason", reason);
        condition.addProperty("message", message);
        JsonArray conditions = new JsonArray();
        conditions.add(condition);
        JsonObject status = new JsonObject();
        status.add("conditions", conditions);
        scaler.status(status);
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
