package dev.kickoff.hub.plans;

import dev.kickoff.hub.planning.LaunchRate;
import dev.kickoff.hub.planning.PlannedService;
import dev.kickoff.hub.planning.PlanningPolicy;
import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.schemas.ServiceRegistration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a plan was made with beside its forecast and events. Kept with the plan, so that its numbers can be explained when
 * all of this has changed.
 *
 * @param registration as it went into planning
 * @param policy what people had set
 * @param shape how floors were shaped
 * @param launchRate that its raises shared with others, or null when they were not paced
 * @param held whether nothing was to be released
 * @param recentTraffic the most that had been observed in the last minutes, per step of the forecast, or null
 * @param copiedFrom version whose floors were published again, or null for a plan that was made of a forecast
 */
public record PlanBasis(
        ServiceRegistration registration,
        ServicePolicy policy,
        PlanningPolicy shape,
        @Nullable LaunchRate launchRate,
        boolean held,
        @Nullable Double recentTraffic,
        @Nullable Long copiedFrom) {

    static PlanBasis of(PlannedService planned, List<LaunchRate> rates, PlanningPolicy shape) {
        String group = planned.policy().launchGroup();
        return new PlanBasis(
                planned.registration(),
                planned.policy(),
                shape,
                rates.stream()
                        .filter(rate -> rate.group().equals(group))
                        .findFirst()
                        .orElse(null),
                planned.held(),
                planned.recentTraffic(),
                null);
    }

    /** Of a plan with the floors of an earlier one, which was made with this. */
    public PlanBasis copiedFrom(long version) {
        return new PlanBasis(registration, policy, shape, launchRate, held, recentTraffic, version);
    }
}
