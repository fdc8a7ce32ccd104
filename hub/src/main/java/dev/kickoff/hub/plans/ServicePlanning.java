package dev.kickoff.hub.plans;

import dev.kickoff.hub.planning.PlanRequest;
import dev.kickoff.hub.planning.PlanResult;
import dev.kickoff.hub.planning.Succession;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.ServiceRegistration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Plans one service on a forecast, and publishes the plan if it says something new. */
@ApplicationScoped
class ServicePlanning {
    private static final Logger LOG = Logger.getLogger(ServicePlanning.class);

    private final Plans plans;
    private final PlanSets sets;
    private final PlanningStatuses statuses;
    private final PlanningConfig config;
    /** Since when a lower plan has been wanted for each service without a break. */
    private final Map<String, Instant> lowerWantedSince = new ConcurrentHashMap<>();

    ServicePlanning(Plans plans, PlanSets sets, PlanningStatuses statuses, PlanningConfig config) {
        this.plans = plans;
        this.sets = sets;
        this.statuses = statuses;
        this.config = config;
    }

    /**
     * @param deliberate whether people changed an event or a team its service: then a lower plan need not wait
     */
    void plan(ServiceRegistration service, Forecast forecast, List<Event> events, Instant now, boolean deliberate) {
        CapacityPlan last = plans.latest(service.service(), service.region()).orElse(null);
        long version = last == null ? 1 : last.version() + 1;
        PlanRequest request = new PlanRequest(now, version, last, now, config.policy());
        String key = service.service() + "/" + service.region();
        Succession.Step step = Succession.plan(
                forecast, service, events, request, deliberate, lowerWantedSince.get(key), config.rhythm());
        if (step.planned() instanceof PlanResult.Refused refused) {
            failed(service, now, refused.reason());
            return;
        }
        remember(key, step.lowerWantedSince());
        if (step.next() != null) {
            publish(step.next());
        }
        CapacityPlan next = ((PlanResult.Planned) step.planned()).plan();
        note(new PlanningStatus(service.service(), service.region(), now, null, next.warnings()));
    }

    /** There is no new plan for the service: whatever plan it has stays in force. */
    void failed(ServiceRegistration service, Instant now, String problem) {
        List<String> warnings = statuses.of(service.service(), service.region())
                .map(PlanningStatus::warnings)
                .orElse(List.of());
        note(new PlanningStatus(service.service(), service.region(), now, problem, warnings));
    }

    private void remember(String key, @Nullable Instant since) {
        if (since == null) {
            lowerWantedSince.remove(key);
        } else {
            lowerWantedSince.put(key, since);
        }
    }

    private void publish(CapacityPlan plan) {
        PlanCause cause = PlanCause.own(PlanCause.Kind.REFRESH);
        if (sets.publish(new PlanSetDraft(cause, List.of(plan), List.of())) instanceof Publication.Done) {
            LOG.infof(
                    "Published plan: service=%s region=%s version=%d floors=%d forecast=%s",
                    plan.service(),
                    plan.region(),
                    plan.version(),
                    plan.floors().size(),
                    plan.provenance().forecastId());
        }
    }

    private void note(PlanningStatus status) {
        boolean news = statuses.update(status);
        String problem = status.problem();
        if (news && problem == null) {
            LOG.infof("Planning works: service=%s region=%s", status.service(), status.region());
        } else if (news) {
            LOG.warnf(
                    "No new plan, the last one stays: service=%s region=%s: %s",
                    status.service(), status.region(), problem);
        }
    }
}
