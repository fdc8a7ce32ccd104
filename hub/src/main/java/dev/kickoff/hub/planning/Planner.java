package dev.kickoff.hub.planning;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.ServiceRegistration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the capacity plan of one service in one region.
 *
 * <ol>
 *   <li>Demand of each step: the quantile of the service's tier, plus its headroom.
 *   <li>Capacity: through the service's transform, rounded up to a {@link Levels level}, clipped to its limits. A limit
 *       that leaves demand unserved is named in the floor and in a warning.
 *   <li>Time is cut at multiples of {@link PlanningPolicy#dwell}. Capacity needed at {@code t} must be asked for at
 *       {@code t - leadTime - schedulerSlack}, so a block asks for the greatest need between its start and its end plus
 *       that time.
 *   <li>A floor that has just been raised is kept for a dwell, and gaps are filled where releasing is not worth raising
 *       again: {@link Staircase}, which is optimal for blocks.
 * </ol>
 *
 * <p>The floors have no hole, cover everything from now to the end of the forecast, are never below the need unless
 * they name the limit that clipped them, never above the service's maximum, and never fall anywhere because demand rose
 * somewhere. Being cut at blocks costs at most one dwell of extra time for each raise and each release.
 */
public final class Planner {
    /** Version of this code, for provenance. */
    public static final String VERSION = "staircase-1";

    private Planner() {}

    /**
     * Makes the plan that follows {@code request.lastPlan()}.
     *
     * @param forecast of the service's signal and region, covering {@code request.now()}
     * @param events newest revisions, to explain the floors; may be more than the forecast used
     */
    public static PlanResult plan(
            Forecast forecast, ServiceRegistration service, List<Event> events, PlanRequest request) {
        Instant now = request.now();
        if (!forecast.signal().equals(service.signal()) || !forecast.region().equals(service.region())) {
            return new PlanResult.Refused("Forecast " + forecast.id() + " is of " + forecast.signal() + " in "
                    + forecast.region() + ", but " + service.service() + " is driven by " + service.signal() + " in "
                    + service.region());
        }
        if (forecast.from().isAfter(now) || !forecast.to().isAfter(now)) {
            return new PlanResult.Refused("Forecast " + forecast.id() + " covers " + forecast.from() + " to "
                    + forecast.to() + " and not now, " + now + ": ask for one that does");
        }
        Planning planning = new Planning(forecast, service, events, request.policy());
        Asked asked = new Asked(request.lastPlan(), now, service.minCapacity());
        List<Floor> floors = planning.floors(asked, now, request.keepUntil());
        return new PlanResult.Planned(new CapacityPlan(
                service.service(),
                service.region(),
                request.version(),
                now,
                service.signal(),
                service.unit(),
                join(asked, planning.lead(), floors),
                planning.warnings(asked, now),
                provenance(forecast, events, floors)));
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
        Asked nothing = new Asked(null, from, service.minCapacity());
        return new Planning(forecast, service, events, policy).floors(nothing, from, from);
    }

    /** The floor in force goes on if the plan still wants the same; then it keeps the times at which it was asked. */
    private static List<Floor> join(Asked asked, Duration lead, List<Floor> floors) {
        List<Floor> all = new ArrayList<>(asked.recent(lead));
        Floor first = floors.get(0);
        Floor running = asked.inForce().orElse(null);
        if (running != null && running.capacity() == first.capacity()) {
            all.set(all.size() - 1, Floors.askedAt(first, running.startAt(), running.readyAt()));
        } else {
            all.add(first);
        }
        all.addAll(floors.subList(1, floors.size()));
        return all;
    }

    private static CapacityPlan.Provenance provenance(Forecast forecast, List<Event> events, List<Floor> floors) {
        Map<String, Integer> revisions = new TreeMap<>(forecast.provenance().eventRevisions());
        events.stream()
                .filter(event ->
                        floors.stream().anyMatch(floor -> floor.events().contains(event.id())))
                .forEach(event -> revisions.putIfAbsent(event.id(), event.revision()));
        return new CapacityPlan.Provenance(forecast.id(), forecast.provenance().model(), VERSION, revisions);
    }
}
