package dev.kickoff.transform.internal.reconcile;

import dev.kickoff.schemas.Floor;
import dev.kickoff.transform.internal.events.Events;
import dev.kickoff.transform.internal.plan.PlanInUse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells about the floor in force, once per change: that it began, that its plan is stale, what it leaves unserved. */
final class FloorWatch {
    private final Events events;
    private @Nullable Floor told;
    private long staleTold;
    private int degradationTold;

    FloorWatch(Events events) {
        this.events = events;
    }

    void inForce(PlanInUse.Current current, Floor floor, Instant now) {
        if (!floor.equals(told)) {
            told = floor;
            events.tell(listener -> listener.onFloorInForce(floor));
        }
        long version = current.plan().version();
        if (current.staleAt(now) && staleTold != version) {
            staleTold = version;
            events.info("plan version " + version + " expired at "
                    + current.plan().validUntil() + "; its last floor stays in force");
            events.tell(listener -> listener.onPlanStale(current.plan()));
        }
        int level = floor.degradationLevel();
        if (level != degradationTold) {
            degradationTold = level;
            events.info("degradation level " + level + ": " + floor.unmet() + " units of demand are not served");
            events.tell(listener -> listener.onDegradation(level));
        }
    }

    int degradationLevel() {
        return degradationTold;
    }
}
