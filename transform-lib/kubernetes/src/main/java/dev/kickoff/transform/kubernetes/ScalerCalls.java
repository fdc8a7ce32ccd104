package dev.kickoff.transform.kubernetes;

import dev.kickoff.transform.RaisedFloor;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The calls about one autoscaler. Failures come out as the client throws them. */
final class ScalerCalls {
    private final KubernetesClient client;
    private final ScalerKind kind;
    private final String namespace;
    private final String name;

    ScalerCalls(KubernetesClient client, ScalerKind kind, String namespace, String name, Duration timeout) {
        // A cycle comes again soon; the client's own ten attempts would hold it up.
        this.client = client.newClient(
                        new RequestConfigBuilder(client.getConfiguration().getRequestConfig())
                                .withRequestRetryBackoffLimit(0)
                                .withRequestTimeout((int) timeout.toMillis())
                                .build())
                .adapt(KubernetesClient.class);
        this.kind = kind;
        this.namespace = namespace;
        this.name = name;
    }

    Optional<Scaler> get() {
        return Optional.ofNullable(resource(kind.context(), name).get()).map(object -> Scaler.of(kind, object));
    }

    Optional<ScaleTarget> target(TargetRef target) {
        return Optional.ofNullable(resource(target.context(), target.name()).get())
                .map(ScaleTarget::of);
    }

    private Resource<GenericKubernetesResource> resource(ResourceDefinitionContext context, String resourceName) {
        return client.genericKubernetesResources(context).inNamespace(namespace).withName(resourceName);
    }

    /**
     * Applies the fields that are ours, and only to the very object that was read and as it was read: with its uid,
     * nothing is created in the place of a deleted one, and with its version, what others wrote meanwhile is not
     * overwritten.
     *
     * @param min null to leave it
     * @param max null to leave it
     * @param force takes these same fields from whoever holds other values for them
     */
    void apply(Scaler seen, @Nullable Integer min, @Nullable Integer max, RaisedFloor raised, boolean force) {
        GenericKubernetesResource patch = new GenericKubernetesResource();
        patch.setApiVersion(kind.apiVersion());
        patch.setKind(kind.kind);
        ObjectMeta metadata = new ObjectMeta();
        metadata.setName(name);
        metadata.setNamespace(namespace);
        metadata.setUid(seen.object().getMetadata().getUid());
        metadata.setResourceVersion(seen.object().getMetadata().getResourceVersion());
        metadata.setAnnotations(Map.of(RaisedAnnotation.KEY, RaisedAnnotation.write(raised)));
        patch.setMetadata(metadata);
        Map<String, Object> spec = spec(seen, min, max);
        if (!spec.isEmpty()) {
            patch.setAdditionalProperty("spec", spec);
        }
        client.genericKubernetesResources(kind.context())
                .inNamespace(namespace)
                .resource(seen.object())
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                                .withFieldManager(Scaler.FIELD_MANAGER)
                                .withForce(force)
                                .build(),
                        client.getKubernetesSerialization().asJson(patch));
    }

    /** A field that we applied before and leave out now would be removed, so it stays with the value that it has. */
    private Map<String, Object> spec(Scaler seen, @Nullable Integer min, @Nullable Integer max) {
        Map<String, Object> spec = new LinkedHashMap<>();
        if (min != null || seen.ownsMin()) {
            spec.put(kind.minField, min != null ? min : Integer.valueOf(seen.min()));
        }
        if (max != null || seen.ownsMax()) {
            spec.put(kind.maxField, max != null ? max : Integer.valueOf(seen.max()));
        }
        return spec;
    }

    /** Whether the object has changed since it was read, so that looking again helps. */
    static boolean outdated(KubernetesClientException failed) {
        return failed.getCode() == 409 && FieldConflict.of(failed).isEmpty();
    }
}
