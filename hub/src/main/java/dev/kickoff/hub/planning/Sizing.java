package dev.kickoff.hub.planning;

import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.Transform;
import org.jspecify.annotations.Nullable;

/** From demand to units of one service, within its limits. Never falls when the demand rises. */
final class Sizing {
    /** Beyond this no fleet exists, and arithmetic would overflow. */
    private static final double MOST = 1e300;

    private static final double LEAST_SHARE = 1e-9;

    private final ServiceRegistration service;
    private final double headroomPct;
    private final Levels levels;
    private final int min;
    private final int limit;
    private final String limitName;
    private final int top;

    /**
     * @param levels that the policy allows; a ladder has its own
     */
    Sizing(ServiceRegistration service, ServicePolicy policy, Levels levels) {
        this.service = service;
        this.headroomPct = policy.headroomFor(service);
        this.levels = service.transform().kind() == Transform.Kind.LADDER ? Levels.ALL : levels;
        this.min = service.minCapacity();
        Integer quota = policy.quota();
        int allowed = quota == null ? Integer.MAX_VALUE : quota;
        boolean byQuota = allowed < service.maxCapacity();
        // The team keeps its own minimum whatever a plan says, so a quota below it changes nothing.
        this.limit = Math.max(min, Math.min(allowed, service.maxCapacity()));
        this.limitName = byQuota ? Need.QUOTA : Need.MAX;
        var points = service.transform().points();
        this.top = (int) Math.min(
                Integer.MAX_VALUE, Math.ceil(points.get(points.size() - 1).capacity()));
    }

    double headroomPct() {
        return headroomPct;
    }

    int min() {
        return min;
    }

    /** The most that a floor may have. */
    int limit() {
        return limit;
    }

    String limitName() {
        return limitName;
    }

    /** Units within the limits for this much demand, fail-over included. */
    int capacity(double total) {
        double signal = signal(total);
        int served = service.transform().covers(signal) ? levels.atOrAbove(wanted(signal)) : top;
        return Math.min(Math.max(served, min), limit);
    }

    /**
     * @param own demand of the region itself
     * @param total with what it takes over from others
     */
    Need need(double own, double total) {
        double signal = signal(total);
        int wanted = wanted(signal);
        int capacity = capacity(total);
        // A region with next to no demand of its own has no share that could be given in percent.
        double demand = own < total * LEAST_SHARE ? total : own;
        double failOverPct = demand > 0 ? 100 * (total / demand - 1) : 0;
        boolean offLadder = !service.transform().covers(signal);
        return new Need(demand, failOverPct, wanted, capacity, clippedBy(wanted, capacity, offLadder));
    }

    private @Nullable String clippedBy(int wanted, int capacity, boolean offLadder) {
        if (wanted > limit) {
            return offLadder && top < limit ? Need.LADDER : limitName;
        }
        if (offLadder && wanted > capacity) {
            return Need.LADDER;
        }
        return wanted < min ? Need.MIN : null;
    }

    private double signal(double total) {
        return Math.min(total * (1 + headroomPct / 100), MOST);
    }

    private int wanted(double signal) {
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
}
