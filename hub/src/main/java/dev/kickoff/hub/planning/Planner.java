package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.ServiceRegistration;
import java.time.Instant;
import java.util.List;

/** Plans one service in one region: a {@link FleetPlanner fleet} of one, with nothing set on top of what it declared. */
public final class Planner {
    /** Version of the planning code, for provenance. */
    public static final String VERSION = FleetPlanner.VERSION;

    private Planner() {}

    /**
     * Makes the plan that follows {@code request.lastPlan()}.
     *
     * @param forecast of the service's signal and region, covering {@code request.now()}
     * @param events newest revisions, to explain the floors; may be more than the forecast used
     */
    public static PlanResult plan(
            Forecast forecast, ServiceRegistration service, List<Event> events, PlanRequest request) {
        if (!forecast.signal().equals(service.signal()) || !forecast.region().equals(service.region())) {
            return new PlanResult.Refused("Forecast " + forecast.id() + " is of " + forecast.signal() + " in "
                    + forecast.region() + ", but " + service.service() + " is driven by " + service.signal() + " in "
                    + service.region());
        }
        PlannedService alone = new PlannedService(
                service, ServicePolicy.NONE, request.lastPlan(), request.version(), request.keepUntil(), false, null);
        FleetRequest fleet =
                new FleetRequest(request.now(), List.of(forecast), events, List.of(alone), List.of(), request.policy());
        return FleetPlanner.plan(fleet).plans().get(0).result();
    }

    /**
     * Floors for a forecast that stands alone, for example one from a file: from {@code from} to the end of the
     * forecast, with nothing asked for before. Before the forecast's first step only the service's minimum is needed.
     *
     * @param from before the end of the forecast; lead time and slack before its start, to be ready when it starts
     */
    public static List<Floor> floors(
            Forecast forecast, ServiceRegistration service, List<Event> events, Instant from, PlanningPolicy policy) {
        if (!from.isBefore(forecast.to())) {
            throw new IllegalArgumentException(
                    "from '" + from + "' must be before the end of the forecast " + forecast.to());
        }
        PlannedService alone = new PlannedService(service, ServicePolicy.NONE, null, 1, from, false, null);
        Demands demands = new Demands(List.of(forecast), events);
        Draft draft = new Draft(
                alone,
                demands.of(forecast, service.tier().quantile(), List.of()),
                demands.eventsIn(forecast.region()),
                new Levels(policy.levelPct()),
                Blocks.from(from, policy.dwell()),
                policy);
        draft.outline = Shaping.shape(draft, null);
        return FloorWriter.floors(draft);
    }
}
