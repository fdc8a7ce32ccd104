package dev.kickoff.hub.readiness;

import dev.kickoff.hub.readiness.Pauses.Pause;
import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.schemas.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The {@link ServiceReadiness} of all services. */
@ApplicationScoped
public class ServicesReadiness {
    private final MeasuredLeadTimes leadTimes;
    private final StepsDone steps;
    private final Pauses pauses;

    ServicesReadiness(MeasuredLeadTimes leadTimes, StepsDone steps, Pauses pauses) {
        this.leadTimes = leadTimes;
        this.steps = steps;
        this.pauses = pauses;
    }

    /** Those of which anything is known; all others are {@link ServiceReadiness#NONE}. */
    @Transactional
    public Map<ServiceRegion, ServiceReadiness> all() {
        Map<ServiceRegion, Duration> measured = leadTimes.all();
        Map<ServiceRegion, Set<Report.StepDone>> done = steps.all();
        Map<ServiceRegion, Pause> paused = pauses.all();
        Set<ServiceRegion> keys = new HashSet<>(measured.keySet());
        keys.addAll(done.keySet());
        keys.addAll(paused.keySet());
        Map<ServiceRegion, ServiceReadiness> all = new HashMap<>();
        for (ServiceRegion key : keys) {
            Pause pause = paused.get(key);
            all.put(
                    key,
                    new ServiceReadiness(
                            measured.get(key),
                            done.getOrDefault(key, Set.of()),
                            pause == null ? null : pause.reason()));
        }
        return all;
    }
}
