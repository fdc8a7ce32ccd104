package dev.kickoff.transform.aws.iam;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * One thing that is allowed.
 *
 * @param actions as IAM writes them, for example {@code ecs:UpdateService}
 * @param resources ARNs, or {@code *} where IAM knows no narrower ones for these actions
 * @param conditions by operator and key, as IAM writes them
 * @param checkedByAws whether AWS itself checks for these on our behalf, so that we never call them
 */
public record IamStatement(
        List<String> actions,
        List<String> resources,
        Map<String, Map<String, List<String>>> conditions,
        boolean checkedByAws) {

    public IamStatement {
        actions = List.copyOf(new TreeSet<>(actions));
        resources = List.copyOf(new TreeSet<>(resources));
        conditions = Map.copyOf(conditions);
        if (actions.isEmpty() || resources.isEmpty()) {
            throw new IllegalArgumentException("actions and resources must not be empty");
        }
    }

    /** Allows actions for which IAM knows no resources. */
    public static IamStatement everywhere(String... actions) {
        return on(List.of("*"), actions);
    }

    public static IamStatement on(Collection<String> resources, String... actions) {
        return new IamStatement(List.of(actions), List.copyOf(resources), Map.of(), false);
    }

    /** Only under this condition too. */
    public IamStatement when(String operator, String key, String... values) {
        Map<String, Map<String, List<String>>> more = new LinkedHashMap<>(conditions);
        Map<String, List<String>> keys = new LinkedHashMap<>(more.getOrDefault(operator, Map.of()));
        keys.put(key, List.of(values));
        more.put(operator, Map.copyOf(keys));
        return new IamStatement(actions, resources, more, checkedByAws);
    }

    /** Not called by us: AWS looks whether its caller may do it. */
    public IamStatement onlyCheckedByAws() {
        return new IamStatement(actions, resources, conditions, true);
    }
}
