package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import java.time.Instant;
import java.util.List;

/**
 * What a fleet is planned from.
 *
 * @param now when the plans come into force
 * @param forecasts one per signal and region, each covering {@code now}; of two for the same the later one counts
 * @param events newest revisions; may be more than the forecasts used
 * @param services all that share launch rates, call each other or take over from each other, none twice per region
 * @param rates of the launch groups that policies name
 */
public record FleetRequest(
        Instant now,
        List<Forecast> forecasts,
        List<Event> events,
        List<PlannedService> services,
        List<LaunchRate> rates,
        PlanningPolicy shape) {
    public FleetRequest {
        forecasts = List.copyOf(forecasts);
        events = List.copyOf(events);
        services = List.copyOf(services);
        rates = List.copyOf(rates);
    }
}
