package dev.kickoff.hub.planning;

import dev.kickoff.schemas.ServiceRegistration;
import org.jspecify.annotations.Nullable;

/**
 * Capacity that one step of the forecast needs.
 *
 * @param step index in the forecast
 * @param demand of the signal, before headroom
 * @param wanted units, before any limit
 * @param capacity units, within the limits of the service and on one of its levels
 * @param clippedBy the limit that gave the number, else null
 */
record Need(
        int step,
        double demand,
        int wanted,
        int capacity,
        @Nullable String clippedBy) {
    static final String MIN = "minCapacity";
    static final String MAX = "maxCapacity";
    static final String LADDER = "ladder";

    /** Units wanted above what the limits allow. */
    int unmet() {
        return clippedBy == null || clippedBy.equals(MIN) ? 0 : Math.max(0, wanted - capacity);
    }

    static Need of(int step, double demand, ServiceRegistration service, Levels levels) {
        // Beyond this no fleet exists, and the arithmetic below would overflow.
        double signal = Math.min(demand * (1 + service.headroomPct() / 100), 1e300);
        int wanted = wanted(signal, service);
        boolean offLadder = !service.transform().covers(signal);
        int served = offLadder ? top(service) : levels.atOrAbove(wanted);
        int capacity = Math.min(Math.max(served, service.minCapacity()), service.maxCapacity());
        String clippedBy = null;
        if (wanted > service.maxCapacity()) {
            clippedBy = offLadder && top(service) < service.maxCapacity() ? LADDER : MAX;
        } else if (offLadder && wanted > capacity) {
            clippedBy = LADDER;
        } else if (wanted < service.minCapacity()) {
            clippedBy = MIN;
        }
        return new Need(step, demand, wanted, capacity, clippedBy);
    }

    private static int wanted(double signal, ServiceRegistration service) {
        try {
            int capacity = service.transform().capacityFor(signal);
            if (service.transform().covers(signal)) {
                return capacity;
            }
            // A ladder says nothing above its last rung; in proportion to that rung it says how much is missing.
            var points = service.transform().points();
            var last = points.get(points.size() - 1);
            double inProportion = Math.ceil(last.capacity() * signal / last.signal());
            return (int) Math.min(Integer.MAX_VALUE, Math.max(inProportion, capacity + 1.0));
        } catch (ArithmeticException moreThanAnIntegerHolds) {
            return Integer.MAX_VALUE;
        }
    }

    private static int top(ServiceRegistration service) {
        var points = service.transform().points();
        return (int) Math.min(
                Integer.MAX_VALUE, Math.ceil(points.get(points.size() - 1).capacity()));
    }
}
