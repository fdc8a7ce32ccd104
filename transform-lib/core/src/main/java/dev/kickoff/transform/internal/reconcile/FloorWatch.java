package dev.kickoff.transform.internal.reconcile;

import dev.kickoff.schemas.Floor;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.internal.events.Events;
import dev.kickoff.transform.internal.plan.PlanInUse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Tells about the floor in force, once per change: that it began, that its plan is stale, that capacity is late. */
final class FloorWatch {
    private final Events events;
    private @Nullable Floor told;
    private @Nullable Instant lateTold;
    private long staleTold;

    FloorWatch(Events events) {
        this.events = events;
    }

    /** @param wanted units that must be ready by the floor's readyAt */
    void inForce(PlanInUse.Current current, Floor floor, int wanted, CapacityState state, Instant now) {
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
        boolean late = state.ready() != null && state.ready() < wanted && !now.isBefore(floor.readyAt());
        if (late && !floor.startAt().equals(lateTold)) {
            lateTold = floor.startAt();
            events.info("late: " + state.ready() + " of " + wanted + " are ready, due at " + floor.readyAt());
            events.tell(listener -> listener.onLate(floor, state));
        }
    }
}
