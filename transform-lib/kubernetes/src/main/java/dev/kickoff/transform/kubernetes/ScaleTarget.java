package dev.kickoff.transform.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import org.jspecify.annotations.Nullable;

/**
 * The replicas behind an autoscaler.
 *
 * @param replicas asked for, null if unknown
 * @param ready up and passing their readiness probes, null if unknown
 * @param problem why something is unknown, else null
 */
record ScaleTarget(
        @Nullable Integer replicas,
        @Nullable Integer ready,
        @Nullable String problem) {
    static ScaleTarget of(GenericKubernetesResource resource) {
        Integer ready = Fields.integer(resource, "status", "readyReplicas");
        boolean reported = resource.get("status") != null;
        // The count is left out when it is zero.
        return new ScaleTarget(
                Fields.integer(resource, "spec", "replicas"),
                ready == null && reported ? Integer.valueOf(0) : ready,
                null);
    }

    static ScaleTarget unknown(String problem) {
        return new ScaleTarget(null, null, problem);
    }
}
