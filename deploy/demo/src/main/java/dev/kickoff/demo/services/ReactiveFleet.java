package dev.kickoff.demo.services;

import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.testing.SimulatedFleet;
import java.time.Clock;
import java.time.Duration;

/** A simulated fleet under its own reactive scaler, and how it fared. Used by one thread at a time. */
final class ReactiveFleet {
    /** From launch to serving. */
    static final Duration START_UP = Duration.ofMinutes(5);

    private final SimulatedFleet fleet;
    private final Transform transform;
    private final TargetTracking scaler;
    private long minutesShort;

    /** @param running units that are up at once, of which {@code floor} may not be taken away */
    ReactiveFleet(String name, ServiceSpec spec, int floor, int running, Clock clock) {
        int settled = Math.min(Math.max(running, floor), spec.maxCapacity());
        this.fleet = new SimulatedFleet(name, settled, spec.maxCapacity(), START_UP, clock);
        this.fleet.setMinimum(floor);
        this.transform = spec.transform();
        this.scaler = new TargetTracking(spec.targetUtilisationPct());
    }

    /** Units at which a scaler that has settled would run this traffic. */
    static int settledFor(ServiceSpec spec, double requestsPerMinute) {
        return (int) Math.ceil(spec.transform().capacityFor(requestsPerMinute) * 100 / spec.targetUtilisationPct());
    }

    void minuteOver(double requestsPerMinute) {
        int busy = transform.capacityFor(requestsPerMinute);
        int ready = fleet.ready();
        if (busy > ready) {
            minutesShort++;
        }
        fleet.reactiveTarget(scaler.afterMinute(busy, fleet.desired(), ready));
    }

    SimulatedFleet fleet() {
        return fleet;
    }

    long minutesShort() {
        return minutesShort;
    }
}
