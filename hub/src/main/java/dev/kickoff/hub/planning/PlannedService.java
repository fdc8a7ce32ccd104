package dev.kickoff.hub.planning;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.ServiceRegistration;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One service in one region, as it goes into planning.
 *
 * @param registration what its team declared
 * @param policy what the hub's people set on top
 * @param lastPlan the plan that is in force until now, or null when there is none
 * @param version of the new plan, 1 or more
 * @param keepUntil until when no floor may be below the last plan's; now where floors may fall at once
 * @param held whether nothing may be released: no floor falls below what was asked for until now, nor below the last
 *     plan's
 * @param recentTraffic the most that was observed of its signal in the last minutes, per step of the forecast, or null
 *     when unknown; capacity that serves it is not released
 * @param declaredLeadTime what its team declared where the registration here has a longer one that was measured, else null
 * @param stepsDone {@link #stepKey keys} of the preparation steps that are done, which are not overdue however late it is
 */
public record PlannedService(
        ServiceRegistration registration,
        ServicePolicy policy,
        @Nullable CapacityPlan lastPlan,
        long version,
        Instant keepUntil,
        boolean held,
        @Nullable Double recentTraffic,
        Set<String> stepsDone,
        @Nullable Duration declaredLeadTime) {

    public PlannedService {
        if (recentTraffic != null && !(recentTraffic >= 0 && Double.isFinite(recentTraffic))) {
            throw new IllegalArgumentException(
                    "recentTraffic '" + recentTraffic + "' must be 0 or more, or left out when unknown");
        }
        stepsDone = Set.copyOf(stepsDone);
    }

    /** A service of which no preparation step is known to be done. */
    public PlannedService(
            ServiceRegistration registration,
            ServicePolicy policy,
            @Nullable CapacityPlan lastPlan,
            long version,
            Instant keepUntil,
            boolean held,
            @Nullable Double recentTraffic) {
        this(registration, policy, lastPlan, version, keepUntil, held, recentTraffic, Set.of(), null);
    }

    /** Names a preparation step of this service for one event. */
    public static String stepKey(String event, String step) {
        return event + "/" + step;
    }

    public String service() {
        return registration.service();
    }

    public String region() {
        return registration.region();
    }

    /** The same, but no floor before {@code end} may be below the last plan's. */
    public PlannedService keepingUntil(Instant end) {
        return new PlannedService(
                registration, policy, lastPlan, version, end, held, recentTraffic, stepsDone, declaredLeadTime);
    }
}
