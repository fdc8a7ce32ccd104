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
    private enum Decision {
        KEEP,
        PUBLISH,
        PUBLISH_WITHOUT_LOWERING
    }

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
        PlanRequest request = new PlanRequest(now, version, last, now, config.policy());
        PlanResult result = Planner.plan(forecast, service, events, request);
        if (result instanceof PlanResult.Refused refused) {
            failed(service, now, refused.reason());
            return;
        }
        CapacityPlan next = ((PlanResult.Planned) result).plan();
        switch (decide(service, last, next, now, deliberate)) {
            case KEEP -> {}
            case PUBLISH -> publish(next);
            case PUBLISH_WITHOUT_LOWERING -> {
                Instant keepUntil = now.plus(config.lowerAfter());
                if (Planner.plan(forecast, service, events, request.keepingUntil(keepUntil))
                        instanceof PlanResult.Planned kept) {
                    publish(kept.plan());
                }
            }
        }
        note(new PlanningStatus(service.service(), service.region(), now, null, next.warnings()));
    }

    /** There is no new plan for the service: whatever plan it has stays in force. */
    void failed(ServiceRegistration service, Instant now, String problem) {
        List<String> warnings = statuses.of(service.service(), service.region())
                .map(PlanningStatus::warnings)
                .orElse(List.of());
        note(new PlanningStatus(service.service(), service.region(), now, problem, warnings));
    }

    /** Capacity goes up at once. It goes down when people asked for it, or when the wish has lasted. */
    private Decision decide(
            ServiceRegistration service,
            @Nullable CapacityPlan last,
            CapacityPlan next,
            Instant now,
            boolean deliberate) {
        if (last == null) {
            return Decision.PUBLISH;
        }
        // Half the horizon is left for the hub to be away without any plan running out.
        Duration leastValidity = config.horizon().dividedBy(2);
        Change change = PlanComparison.of(last, next, now, leastValidity);
        String key = service.service() + "/" + service.region();
        boolean mayLower =
                deliberate || !PlanComparison.lowers(last, next, now) || lowerWish.lasts(key, now, config.lowerAfter());
        if (mayLower) {
            lowerWish.forget(key);
            return change == Change.NONE ? Decision.KEEP : Decision.PUBLISH;
        }
        return change == Change.LOWER ? Decision.KEEP : Decision.PUBLISH_WITHOUT_LOWERING;
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
