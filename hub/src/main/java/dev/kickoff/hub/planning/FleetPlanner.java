package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.ServiceRegistration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes the capacity plans of all services of a fleet together. */
public final class FleetPlanner {
    private FleetPlanner() {}

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
        for (PlannedService planned : request.services()) {
            consumer.accept(new ServicePlan(planned.service(), planned.region(), single(request, planned)));
        }
        return new FleetResult(List.of(), List.of(), Map.of());
    }

    private static PlanResult single(FleetRequest request, PlannedService planned) {
        ServiceRegistration service = planned.registration();
        return request.forecasts().stream()
                .filter(forecast -> drives(forecast, service))
                .findFirst()
                .map(forecast -> Planner.plan(
                        forecast,
                        service,
                        request.events(),
                        new PlanRequest(
                                request.now(),
                                planned.version(),
                                planned.lastPlan(),
                                planned.keepUntil(),
                                request.shape())))
                .orElseGet(() -> new PlanResult.Refused("No forecast of " + service.signal() + " in " + service.region()
                        + ": the plan in force stays"));
    }

    private static boolean drives(Forecast forecast, ServiceRegistration service) {
        return forecast.signal().equals(service.signal()) && forecast.region().equals(service.region());
    }
}
