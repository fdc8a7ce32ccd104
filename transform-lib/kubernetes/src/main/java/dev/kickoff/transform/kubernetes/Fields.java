package dev.kickoff.transform.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fields of an object without Java classes of its own. */
final class Fields {
    private Fields() {}

    static @Nullable Integer integer(GenericKubernetesResource resource, Object... path) {
        Object value = resource.get(path);
        return value instanceof Number number ? Integer.valueOf(number.intValue()) : null;
    }

    @SuppressWarnings("unchecked") // JSON objects have text for keys
    static @Nullable Map<String, Object> object(GenericKubernetesResource resource, Object... path) {
        Object value = resource.get(path);
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : null;
    }

    /** The conditions in an object's status. */
    static List<Condition> conditions(GenericKubernetesResource resource) {
        Object value = resource.get("status", "conditions");
        return value instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(condition -> Condition.of((Map<?, ?>) condition))
                        .toList()
                : List.of();
    }

    /** One statement of a controller about an object. */
    record Condition(String type, String status, String reason, String message) {
        private static Condition of(Map<?, ?> fields) {
            return new Condition(
                    text(fields, "type"), text(fields, "status"), text(fields, "reason"), text(fields, "message"));
        }

        private static String text(Map<?, ?> fields, String name) {
            return fields.get(name) instanceof String text ? text : "";
        }

        boolean says(String wantedType, String wantedStatus) {
            return type.equals(wantedType) && status.equals(wantedStatus);
        }

        @Override
        public String toString() {
            return type + " is " + status + " (" + reason + ": " + message + ")";
        }
    }
}
