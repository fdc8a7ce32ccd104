package dev.kickoff.hub.plans;

import dev.kickoff.hub.planning.PlanComparison;
import dev.kickoff.hub.planning.PlanComparison.Change;
import dev.kickoff.hub.planning.PlanRequest;
import dev.kickoff.hub.planning.PlanResult;
import dev.kickoff.hub.planning.Planner;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.ServiceRegistration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Plans one service on a forecast, and publishes the plan if it says something new. */
@ApplicationScoped
class ServicePlanning {
    private static final Logger LOG = Logger.getLogger(ServicePlanning.class);

    private final Plans plans;
    private final Publisher publisher;
    private final PlanningStatuses statuses;
    private final PlanningConfig config;
    private final LowerWish lowerWish = new LowerWish();

    ServicePlanning(Plans plans, Publisher publisher, PlanningStatuses statuses, PlanningConfig config) {
        this.plans = plans;
        this.publisher = publisher;
        this.statuses = statuses;
        this.config = config;
    }

    /**
     * @param deliberate whether people changed an event or a team its service: then a lower plan need not wait
     */
    void plan(ServiceRegistration service, Forecast forecast, List<Event> events, Instant now, boolean deliberate) {
        CapacityPlan last = plans.latest(service.service(), service.region()).orElse(null);
        long version = last == null ? 1 : last.version() + 1;
        PlanResult result =
                Planner.plan(forecast, service, events, new PlanRequest(now, version, last, config.policy()));
        if (result instanceof PlanResult.Refused refused) {
            failed(service, now, refused.reason());
        } else if (result instanceof PlanResult.Planned planned) {
            if (worthPublishing(service, last, planned.plan(), now, deliberate)) {
                publish(planned.plan());
            }
            note(new PlanningStatus(
                    service.service(),
                    service.region(),
                    now,
                    null,
                    planned.plan().warnings()));
        }
    }

    /** There is no new plan for the service: whatever plan it has stays in force. */
    void failed(ServiceRegistration service, Instant now, String problem) {
        List<String> warnings = statuses.of(service.service(), service.region())
                .map(PlanningStatus::warnings)
                .orElse(List.of());
        note(new PlanningStatus(service.service(), service.region(), now, problem, warnings));
    }

    private boolean worthPublishing(
            ServiceRegistration service,
            @Nullable CapacityPlan last,
            CapacityPlan next,
            Instant now,
            boolean deliberate) {
        if (last == null) {
            return true;
        }
        // Half the horizon is left for the hub to be away without any plan running out.
        Duration leastValidity = config.horizon().dividedBy(2);
        Change change = PlanComparison.of(last, next, now, leastValidity);
        String key = service.service() + "/" + service.region();
        if (change != Change.LOWER) {
            lowerWish.forget(key);
            return change != Change.NONE;
        }
        boolean lower = deliberate || lowerWish.lasts(key, now, config.lowerAfter());
        if (lower) {
            lowerWish.forget(key);
        }
        return lower;
    }

    private void publish(CapacityPlan plan) {
        if (publisher.publish(plan)) {
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
