package dev.kickoff.transform.kubernetes;

import dev.kickoff.transform.RaisedFloor;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What matters of an autoscaler as read, in replicas.
 *
 * @param object as read
 * @param desired what it asks of its target, null if it does not say
 * @param ownsMin whether the minimum is among the fields that we applied
 * @param ownsMax the same for the maximum: applying without it would take it away
 * @param raised what our annotation says, empty without one
 */
record Scaler(
        GenericKubernetesResource object,
        int min,
        int max,
        @Nullable Integer desired,
        @Nullable TargetRef target,
        boolean ownsMin,
        boolean ownsMax,
        Optional<RaisedFloor> raised,
        List<String> problems) {

    /** Names us among those who write into an object. */
    static final String FIELD_MANAGER = "kickoff";

    static Scaler of(ScalerKind kind, GenericKubernetesResource object) {
        int min = orElse(Fields.integer(object, "spec", kind.minField), kind.defaultMin);
        return new Scaler(
                object,
                min,
                orElse(Fields.integer(object, "spec", kind.maxField), kind.defaultMax),
                Fields.integer(object, "status", "desiredReplicas"),
                TargetRef.of(Fields.object(object, "spec", "scaleTargetRef")),
                applied(object, kind.minField),
                applied(object, kind.maxField),
                RaisedAnnotation.read(object.getMetadata().getAnnotations()),
                kind.problems(object, min));
    }

    boolean deleting() {
        return object.getMetadata().getDeletionTimestamp() != null;
    }

    /** Whether a decision made from the other one holds for this one too. */
    boolean saysTheSameAs(Scaler other) {
        return min == other.min && max == other.max && raised.equals(other.raised);
    }

    private static int orElse(@Nullable Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }

    private static boolean applied(GenericKubernetesResource object, String field) {
        return object.getMetadata().getManagedFields().stream()
                .filter(entry -> FIELD_MANAGER.equals(entry.getManager()) && "Apply".equals(entry.getOperation()))
                .anyMatch(entry -> holds(entry, field));
    }

    private static boolean holds(ManagedFieldsEntry entry, String field) {
        return entry.getFieldsV1() != null
                && entry.getFieldsV1().getAdditionalProperties().get("f:spec") instanceof Map<?, ?> spec
                && spec.containsKey("f:" + field);
    }
}
