package dev.kickoff.transform.aws.iam;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The least that a role must be allowed for what the library is told to do: exactly the calls that the given parts make,
 * limited to their targets where IAM can do that.
 *
 * <pre>{@code
 * IamPolicy.forTargets(AwsAccount.of("eu-west-3", "111122223333"), actuator, readiness).json()
 * }</pre>
 */
public final class IamPolicy {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final List<IamStatement> statements;

    private IamPolicy(List<IamStatement> statements) {
        this.statements = statements;
    }

    /** @param parts actuators and others as they are built for {@code Kickoff} */
    public static IamPolicy forTargets(AwsAccount account, NeedsPermissions... parts) {
        List<IamStatement> all = new ArrayList<>();
        for (NeedsPermissions part : parts) {
            all.addAll(part.permissions(account));
        }
        return new IamPolicy(merged(all));
    }

    /** No two of them about the same resources under the same conditions. */
    public List<IamStatement> statements() {
        return statements;
    }

    /** A policy document, version 2012-10-17, ready to be attached. */
    public String json() {
        JsonArray array = new JsonArray();
        for (IamStatement statement : statements) {
            JsonObject object = new JsonObject();
            if (statement.checkedByAws()) {
                object.addProperty("Sid", "CheckedByAws" + (array.size() + 1));
            }
            object.addProperty("Effect", "Allow");
            object.add("Action", texts(statement.actions()));
            object.add("Resource", texts(statement.resources()));
            if (!statement.conditions().isEmpty()) {
                object.add("Condition", condition(statement.conditions()));
            }
            array.add(object);
        }
        JsonObject policy = new JsonObject();
        policy.addProperty("Version", "2012-10-17");
        policy.add("Statement", array);
        return GSON.toJson(policy);
    }

    private record Scope(
            List<String> resources, Map<String, Map<String, List<String>>> conditions, boolean checkedByAws) {}

    private static List<IamStatement> merged(List<IamStatement> statements) {
        Map<Scope, Set<String>> actions = new LinkedHashMap<>();
        for (IamStatement statement : statements) {
            Scope scope = new Scope(statement.resources(), statement.conditions(), statement.checkedByAws());
            actions.computeIfAbsent(scope, first -> new TreeSet<>()).addAll(statement.actions());
        }
        return actions.entrySet().stream()
                .map(entry -> new IamStatement(
                        List.copyOf(entry.getValue()),
                        entry.getKey().resources(),
                        entry.getKey().conditions(),
                        entry.getKey().checkedByAws()))
                .toList();
    }

    private static JsonObject condition(Map<String, Map<String, List<String>>> conditions) {
        JsonObject all = new JsonObject();
        new TreeMap<>(conditions).forEach((operator, keys) -> {
            JsonObject object = new JsonObject();
            new TreeMap<>(keys).forEach((key, values) -> object.add(key, texts(values)));
            all.add(operator, object);
        });
        return all;
    }

    private static JsonArray texts(Collection<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }
}
