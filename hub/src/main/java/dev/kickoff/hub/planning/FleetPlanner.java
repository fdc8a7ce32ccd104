package dev.kickoff.hub.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the capacity plans of all services of a fleet together. Pure and deterministic; works on several services at a
 * time in the common thread pool. Each stage, its algorithm and its bound: {@code docs/adr/0009-planning-a-fleet.md}.
 *
 * <ol>
 *   <li>Demand of each step: the quantile of the policy or the tier, plus {@link FailOver what other regions may add},
 *       plus headroom. Until its exit is over an event {@link ExitHold holds} what it added.
 *   <li>Capacity: through the service's transform, rounded up to a {@link Levels level}, clipped to minimum, maximum and
 *       quota. What a limit leaves unserved is named in the floor, in a warning, in an alert and as a degradation level.
 *   <li>Time is cut at multiples of {@link PlanningPolicy#dwell}. Capacity needed at {@code t} must be asked for at
 *       {@code t - leadTime - schedulerSlack}, so a block asks for the greatest need between its start and its end plus
 *       that time ({@link Series#peaks}).
 *   <li>{@link Shaping}: holds, traffic that is still there and callers' needs ({@link CallGraph}) only raise that. Of
 *       what is above it a share goes with each dwell, and gaps are filled where releasing is not worth raising again
 *       ({@link Staircase}, which is optimal).
 *   <li>{@link Pacing}: raises that share a launch rate start earlier, so that all are launched in time.
 * </ol>
 *
 * <p>The floors have no hole, cover everything from now to the end of the forecast, are never below the need unless they
 * name the limit that clipped them, never above the service's limits, and never fall anywhere because demand rose
 * somewhere. Being cut at blocks costs at most one dwell of extra time for each raise and each release.
 */
public final class FleetPlanner {
    /** Version of this code, for provenance. */
    public static final String VERSION = "fleet-1";

    private FleetPlanner() {}

    /**
     * @throws IllegalArgumentException if a service comes twice in a region
     */
    public static FleetResult plan(FleetRequest request) {
        List<ServicePlan> plans = new ArrayList<>();
        FleetResult rest = plan(request, plans::add);
        return new FleetResult(plans, rest.alerts(), rest.latestSafeStart());
    }

    /**
     * For large fleets, whose plans need not be in memory at the same time.
     *
     * @param consumer gets one plan per service, in the request's order, in the calling thread
     * @return the alerts and latest safe starts, without the plans
     */
    public static FleetResult plan(FleetRequest request, Consumer<ServicePlan> consumer) {
        return new FleetPlanning(request).run(consumer);
    }
}
