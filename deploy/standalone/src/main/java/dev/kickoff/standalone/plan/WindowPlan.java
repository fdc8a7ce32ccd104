package dev.kickoff.standalone.plan;

import dev.kickoff.hub.planning.Planner;
import dev.kickoff.hub.planning.PlanningPolicy;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.ServiceRegistration;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The floors of one window, from as early as they can be asked for. */
record WindowPlan(ForecastWindow window, List<Floor> floors) {
    static WindowPlan of(ForecastWindow window, ServiceRegistration service, PlanningPolicy policy) {
        Duration ahead = service.leadTime().plus(policy.schedulerSlack()).plus(policy.dwell());
        Instant earliest = window.from().minus(ahead);
        // What a forecast says cannot be acted on before the forecast is made.
        Instant from = earliest.isBefore(window.origin()) ? window.origin() : earliest;
        return new WindowPlan(window, Planner.floors(window.forecastFor(service), service, List.of(), from, policy));
    }

    Instant start() {
        return floors.get(0).startAt();
    }

    Optional<Floor> floorAt(Instant instant) {
        return floors.stream().filter(floor -> floor.covers(instant)).findFirst();
    }
}
