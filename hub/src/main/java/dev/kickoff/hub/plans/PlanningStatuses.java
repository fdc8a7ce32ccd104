package dev.kickoff.hub.plans;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How planning went last, per service and region, since this process started. */
@ApplicationScoped
public class PlanningStatuses {
    private record Key(String service, String region) {}

    private final Map<Key, PlanningStatus> statuses = new ConcurrentHashMap<>();

    /** Empty until the service was planned for the first time in this process. */
    public Optional<PlanningStatus> of(String service, String region) {
        return Optional.ofNullable(statuses.get(new Key(service, region)));
    }

    /** Returns whether the problem is another than before. */
    boolean update(PlanningStatus status) {
        PlanningStatus before = statuses.put(new Key(status.service(), status.region()), status);
        String problemBefore = before == null ? null : before.problem();
        return !java.util.Objects.equals(problemBefore, status.problem());
    }
}
