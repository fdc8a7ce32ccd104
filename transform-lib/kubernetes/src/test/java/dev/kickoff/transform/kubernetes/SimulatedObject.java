package dev.kickoff.transform.kubernetes;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One object of the simulated API server, with the rules of server-side apply for scalar fields of {@code spec} and for
 * annotations, as https://kubernetes.io/docs/reference/using-api/server-side-apply/ states them: who applies a field owns
 * it; another value for somebody else's field is a conflict unless forced; the same value is shared; a field left out of
 * the next apply is given up, and removed if nobody else owns it; a plain update takes the field from all others.
 */
final class SimulatedObject {
    /** As in a cluster, no two states of any two objects share a version. */
    private static final AtomicLong VERSIONS = new AtomicLong(1000);

    private static final List<String> ANNOTATIONS = List.of("metadata", "annotations");

    private final JsonObject json;
    /** Paths owned, by manager and operation, for example {@code helm Update}. */
    private final Map<String, Set<List<String>>> owners = new TreeMap<>();

    private long version = VERSIONS.incrementAndGet();

    SimulatedObject(String apiVersion, String kind, String namespace, String name, String uid) {
        json = new JsonObject();
        json.addProperty("apiVersion", apiVersion);
        json.addProperty("kind", kind);
        JsonObject metadata = new JsonObject();
        metadata.addProperty("name", name);
        metadata.addProperty("namespace", namespace);
        metadata.addProperty("uid", uid);
        json.add("metadata", metadata);
        json.add("spec", new JsonObject());
    }

    String kind() {
        return json.get("kind").getAsString();
    }

    /** As {@code kubectl edit} or a controller does; null removes. */
    void update(String manager, List<String> path, @Nullable JsonElement value) {
        version = VERSIONS.incrementAndGet();
        owners.values().forEach(paths -> paths.remove(path));
        write(path, value);
        if (value != null) {
            owners.computeIfAbsent(manager + " Update", added -> newPaths()).add(path);
        }
    }

    /** Status belongs to a subresource; nobody else writes it here. */
    void status(JsonObject status) {
        version = VERSIONS.incrementAndGet();
        json.add("status", status);
    }

    void apply(String manager, boolean force, JsonObject patch) {
        JsonObject metadata = patch.getAsJsonObject("metadata");
        if (metadata.has("managedFields")) {
            throw new ApiException(400, "BadRequest", "metadata.managedFields must be nil");
        }
        Map<List<String>, JsonElement> applied = leaves(patch);
        String self = manager + " Apply";
        rejectConflicts(self, force, applied);
        if (metadata.has("resourceVersion")
                && !metadata.get("resourceVersion").getAsString().equals(Long.toString(version))) {
            throw new ApiException(
                    409, "Conflict", "the object has been modified; please apply your changes to the latest version");
        }
        if (metadata.has("uid") && !metadata.get("uid").equals(read(List.of("metadata", "uid")))) {
            throw invalid("metadata.uid: field is immutable");
        }
        JsonObject before = json.deepCopy();
        Map<String, Set<List<String>>> ownersBefore = copy(owners);
        take(self, applied);
        try {
            validate();
        } catch (ApiException invalid) {
            before.entrySet().forEach(entry -> json.add(entry.getKey(), entry.getValue()));
            owners.clear();
            owners.putAll(ownersBefore);
            throw invalid;
        }
        if (!json.equals(before) || !owners.equals(ownersBefore)) {
            version = VERSIONS.incrementAndGet();
        }
    }

    private void rejectConflicts(String self, boolean force, Map<List<String>, JsonElement> applied) {
        List<ApiException.Cause> causes = new ArrayList<>();
        applied.forEach((path, value) -> owners.forEach((owner, paths) -> {
            if (!owner.equals(self) && paths.contains(path) && !value.equals(read(path))) {
                causes.add(new ApiException.Cause(
                        "." + String.join(".", path),
                        "conflict with \"" + owner.split(" ")[0] + "\" using "
                                + json.get("apiVersion").getAsString()));
            }
        }));
        if (!force && !causes.isEmpty()) {
            throw new ApiException(409, "Conflict", "Apply failed with " + causes.size() + " conflicts", causes);
        }
    }

    private void take(String self, Map<List<String>, JsonElement> applied) {
        Set<List<String>> givenUp = owners.getOrDefault(self, Set.of());
        owners.put(self, newPaths(applied.keySet()));
        for (List<String> path : givenUp) {
            if (owners.values().stream().noneMatch(paths -> paths.contains(path))) {
                write(path, null);
            }
        }
        applied.forEach((path, value) -> {
            if (!value.equals(read(path))) {
                owners.forEach((owner, paths) -> {
                    if (!owner.equals(self)) {
                        paths.remove(path);
                    }
                });
                write(path, value);
            }
        });
    }

    /** What the API server, or KEDA's webhook, refuses. */
    private void validate() {
        boolean hpa = kind().equals("HorizontalPodAutoscaler");
        Integer min = number(hpa ? "minReplicas" : "minReplicaCount");
        Integer max = number(hpa ? "maxReplicas" : "maxReplicaCount");
        if (hpa && max == null) {
            throw invalid("spec.maxReplicas: Required value");
        }
        int ceiling = max == null ? 100 : max;
        if (min != null && min > ceiling) {
            throw invalid("the minimum " + min + " is above the maximum " + ceiling);
        }
    }

    private static ApiException invalid(String message) {
        return new ApiException(422, "Invalid", message);
    }

    @Nullable
    Integer number(String field) {
        JsonElement value = read(List.of("spec", field));
        return value == null ? null : Integer.valueOf(value.getAsInt());
    }

    @Nullable
    String annotation(String key) {
        JsonElement value = read(List.of("metadata", "annotations", key));
        return value == null ? null : value.getAsString();
    }

    /** Who owns a field of spec, for example {@code [helm Update, kickoff Apply]}. */
    List<String> ownersOf(String field) {
        return owners.entrySet().stream()
                .filter(owner -> owner.getValue().contains(List.of("spec", field)))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** As the server answers it. */
    JsonObject json() {
        JsonObject answer = json.deepCopy();
        JsonObject metadata = answer.getAsJsonObject("metadata");
        metadata.addProperty("resourceVersion", Long.toString(version));
        JsonArray managed = new JsonArray();
        owners.forEach((owner, paths) -> {
            JsonObject fields = new JsonObject();
            paths.forEach(path -> addField(fields, path));
            JsonObject entry = new JsonObject();
            entry.addProperty("manager", owner.split(" ")[0]);
            entry.addProperty("operation", owner.split(" ")[1]);
            entry.add("apiVersion", json.get("apiVersion"));
            entry.addProperty("fieldsType", "FieldsV1");
            entry.add("fieldsV1", fields);
            managed.add(entry);
        });
        metadata.add("managedFields", managed);
        return answer;
    }

    private static void addField(JsonObject fields, List<String> path) {
        JsonObject here = fields;
        for (String step : path) {
            if (!here.has("f:" + step)) {
                here.add("f:" + step, new JsonObject());
            }
            here = here.getAsJsonObject("f:" + step);
        }
    }

    private @Nullable JsonElement read(List<String> path) {
        JsonElement here = json;
        for (String step : path) {
            here = here instanceof JsonObject object ? object.get(step) : null;
        }
        return here;
    }

    private void write(List<String> path, @Nullable JsonElement value) {
        JsonObject here = json;
        for (String step : path.subList(0, path.size() - 1)) {
            if (!here.has(step)) {
                here.add(step, new JsonObject());
            }
            here = here.getAsJsonObject(step);
        }
        String last = path.get(path.size() - 1);
        if (value == null) {
            here.remove(last);
        } else {
            here.add(last, value);
        }
    }

    private static Map<List<String>, JsonElement> leaves(JsonObject patch) {
        Map<List<String>, JsonElement> leaves = new LinkedHashMap<>();
        JsonObject annotations = patch.getAsJsonObject("metadata").getAsJsonObject("annotations");
        if (annotations != null) {
            annotations.entrySet().forEach(entry -> leaves.put(append(ANNOTATIONS, entry.getKey()), entry.getValue()));
        }
        JsonObject spec = patch.getAsJsonObject("spec");
        if (spec != null) {
            spec.entrySet().forEach(entry -> leaves.put(List.of("spec", entry.getKey()), entry.getValue()));
        }
        return leaves;
    }

    private static List<String> append(List<String> path, String step) {
        List<String> longer = new ArrayList<>(path);
        longer.add(step);
        return List.copyOf(longer);
    }

    private static Set<List<String>> newPaths() {
        return newPaths(Set.of());
    }

    private static Set<List<String>> newPaths(Set<List<String>> paths) {
        Set<List<String>> sorted = new TreeSet<>(
                (left, right) -> Arrays.compare(left.toArray(String[]::new), right.toArray(String[]::new)));
        sorted.addAll(paths);
        return sorted;
    }

    private static Map<String, Set<List<String>>> copy(Map<String, Set<List<String>>> owners) {
        Map<String, Set<List<String>>> copied = new TreeMap<>();
        owners.forEach((owner, paths) -> copied.put(owner, newPaths(Objects.requireNonNull(paths))));
        return copied;
    }

    static JsonElement number(int value) {
        return new JsonPrimitive(value);
    }
}
