package dev.kickoff.hub.delivery.keda;

import dev.kickoff.hub.delivery.PlanCache;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Calls those who wait for new plans of a service and region. Thread-safe. */
@Startup
@ApplicationScoped
class PlanChanges {
    private final Map<ScaledService, Set<Runnable>> waiting = new ConcurrentHashMap<>();

    void start(@Observes StartupEvent event, PlanCache cache) {
        cache.follow(plan -> waiting.getOrDefault(new ScaledService(plan.service(), plan.region()), Set.of())
                .forEach(Runnable::run));
    }

    /** @param changed is run on the thread that brought the plan, and must be quick and not throw */
    void listen(ScaledService service, Runnable changed) {
        waiting.computeIfAbsent(service, first -> ConcurrentHashMap.newKeySet()).add(changed);
    }

    void leave(ScaledService service, Runnable changed) {
        waiting.getOrDefault(service, Set.of()).remove(changed);
    }
}
