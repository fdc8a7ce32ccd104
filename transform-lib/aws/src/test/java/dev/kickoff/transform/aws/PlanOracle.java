package dev.kickoff.transform.aws;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a group must look like under a plan, worked out minute by minute from the documented rules and from none of the
 * library's code.
 */
final class PlanOracle {
    private static final Duration GRACE = Duration.ofMinutes(15);
    private static final Duration HORIZON = Duration.ofHours(48);
    /** What is due sooner may have been moved to the first start that AWS takes. */
    static final Duration CERTAIN = Duration.ofMinutes(6);

    private final CapacityPlan plan;
    private final int minimum;
    private final int maximum;

    PlanOracle(CapacityPlan plan, int minimum, int maximum) {
        this.plan = plan;
        this.minimum = minimum;
        this.maximum = maximum;
    }

    int minSize(Instant now) {
        return inLimits(plan.floorAt(now).orElseThrow());
    }

    /** @param taken starts of others' actions, each of which moves ours by a minute */
    List<ScheduledAction> scheduled(Instant now, Set<Instant> taken) {
        Instant end = now.truncatedTo(ChronoUnit.HOURS).plus(HORIZON);
        List<ScheduledAction> actions = new ArrayList<>();
        Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
        int before = leftToAws(now);
        for (Instant at = minute.plusSeconds(60); !at.isAfter(end); at = at.plusSeconds(60)) {
            int then = leftToAws(at);
            if (then != before && !at.isBefore(now.plus(CERTAIN))) {
                actions.add(ScheduledAction.ours(taken.contains(at) ? at.plusSeconds(60) : at, then));
            }
            before = then;
        }
        return actions;
    }

    private int leftToAws(Instant at) {
        int highest = 0;
        for (Floor floor : plan.floors()) {
            boolean last = floor.until().equals(plan.validUntil());
            if (!floor.startAt().isAfter(at)
                    && (last || floor.until().plus(GRACE).isAfter(at))) {
                highest = Math.max(highest, inLimits(floor));
            }
        }
        return highest;
    }

    private int inLimits(Floor floor) {
        return Math.min(Math.max(minimum, floor.capacity()), maximum);
    }
}
