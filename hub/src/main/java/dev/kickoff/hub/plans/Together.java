package dev.kickoff.hub.plans;

import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.schemas.Dependency;
import dev.kickoff.schemas.ServiceRegistration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which services have to be planned together, because the plan of one has a say in that of another: they call each
 * other, they take over from each other in another region, or they launch units out of the same bucket. Union-find.
 */
final class Together {
    private final Map<Object, Object> parents = new HashMap<>();
    private final Map<Object, List<ServiceRegion>> members = new HashMap<>();

    private record FailOver(String service) {}

    private record Bucket(String group, String account, String region) {}

    /** @param failsOver whether its other regions take over from it, or it from them */
    void add(FleetView.Member member, boolean failsOver) {
        ServiceRegistration service = member.registration();
        ServiceRegion key = member.key();
        for (Dependency call : service.calls()) {
            join(key, new ServiceRegion(call.service(), key.region()));
        }
        if (failsOver) {
            join(key, new FailOver(key.service()));
        }
        String group = member.policy().launchGroup();
        if (group != null) {
            String account = service.account() == null ? "" : service.account();
            join(key, new Bucket(group, account, key.region()));
        }
        root(key);
        members.clear();
    }

    Set<ServiceRegion> with(Set<ServiceRegion> services) {
        if (members.isEmpty()) {
            for (Object one : List.copyOf(parents.keySet())) {
                if (one instanceof ServiceRegion key) {
                    members.computeIfAbsent(root(one), root -> new ArrayList<>())
                            .add(key);
                }
            }
        }
        Set<ServiceRegion> all = new HashSet<>(services);
        Set<Object> roots = new HashSet<>();
        for (ServiceRegion service : services) {
            Object root = root(service);
            if (roots.add(root)) {
                all.addAll(members.getOrDefault(root, List.of()));
            }
        }
        return all;
    }

    private void join(Object a, Object b) {
        parents.put(root(a), root(b));
    }

    private Object root(Object of) {
        Object root = of;
        for (Object parent = parents.putIfAbsent(root, root);
                parent != null && !parent.equals(root);
                parent = parents.putIfAbsent(root, root)) {
            root = parent;
        }
        parents.put(of, root);
        return root;
    }
}
