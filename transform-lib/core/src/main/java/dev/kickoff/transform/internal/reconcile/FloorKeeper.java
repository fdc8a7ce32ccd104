package dev.kickoff.transform.internal.reconcile;

import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Report;
import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.LibraryError.Kind;
import dev.kickoff.transform.Readiness;
import dev.kickoff.transform.internal.events.Events;
import dev.kickoff.transform.internal.plan.PlanInUse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the target's minimum at the floor in force: reads, decides by {@link FloorRule}, acts. Used by one thread at a
 * time.
 */
public final class FloorKeeper {
    private final SafeActuator actuator;
    private final RaisedFloorStore store;
    private final TeamLimits team;
    private final Events events;
    private final FloorWatch watch;
    private final LeadTimeMeter leadTime = new LeadTimeMeter();
    private final StepRunner runner;
    /** The minimum as the last cycle left it, to notice that somebody else lowered it. */
    private @Nullable Integer left;

    /**
     * What a cycle has found.
     *
     * @param floorInForce null when there is no plan, or none that has begun
     */
    public record Kept(@Nullable Integer floorInForce, CapacityState capacity) {}

    /**
     * @param readiness null to take the actuator's word
     * @param report takes every action for the next report
     */
    public FloorKeeper(
            Actuator actuator,
            String target,
            @Nullable Readiness readiness,
            RaisedFloorStore store,
            TeamLimits team,
            Report.Mode mode,
            Events events,
            Clock clock,
            Consumer<Report.Action> report) {
        this.actuator = new SafeActuator(actuator, target, readiness);
        this.store = store;
        this.team = team;
        this.events = events;
        this.watch = new FloorWatch(events);
        ActionLog log = new ActionLog(target, clock, events, report);
        this.runner = new StepRunner(this.actuator, store, mode, leadTime, log);
    }

    /**
     * One cycle.
     *
     * @param current the plan in use, null without one: then the target is only read
     * @param confirmed whether the hub has said in this very cycle that this plan is its newest
     */
    public Kept keep(PlanInUse.@Nullable Current current, boolean confirmed, Instant now) {
        CapacityState state = read();
        if (state.ready() != null) {
            leadTime.ready(state.ready(), now)
                    .forEach(raise -> events.tell(
                            listener -> listener.onReady(actuator.target(), raise.capacity(), raise.leadTime())));
        }
        Optional<Floor> floor = current == null ? Optional.empty() : current.floorAt(now);
        if (current == null || floor.isEmpty()) {
            left = null;
            return new Kept(null, state);
        }
        int wanted = team.clamp(floor.get().capacity());
        watch.inForce(current, floor.get(), wanted, state, now);
        if (state.floor() != null) {
            Situation situation =
                    situation(current, floor.get(), state, state.floor(), barrier(current, confirmed, now));
            left = runner.run(FloorRule.decide(situation), state.floor(), state.ready(), drift(situation), now);
        }
        return new Kept(wanted, state);
    }

    public Optional<Duration> leadTimeMeasured() {
        return leadTime.last();
    }

    private CapacityState read() {
        CapacityState state = actuator.read();
        if (state.problem() == null) {
            events.over(Kind.TARGET_PROBLEM);
        } else {
            events.error(Kind.TARGET_PROBLEM, actuator.target() + ": " + state.problem());
        }
        return state;
    }

    private Situation situation(
            PlanInUse.Current current, Floor floor, CapacityState state, int found, @Nullable String barrier) {
        return new Situation(
                floor.capacity(),
                current.plan().version(),
                team,
                found,
                state.ceiling() == null ? OptionalInt.empty() : OptionalInt.of(state.ceiling()),
                state.raised() != null ? state.raised() : store.raised().orElse(null),
                barrier);
    }

    private static @Nullable String barrier(PlanInUse.Current current, boolean confirmed, Instant now) {
        if (current.staleAt(now)) {
            return "the plan expired at " + current.plan().validUntil();
        }
        return confirmed ? null : "the hub has not confirmed the plan in this cycle";
    }

    /** Says that somebody lowered what the last cycle left; null if nobody did. */
    private @Nullable String drift(Situation situation) {
        int found = situation.found();
        if (left == null || found >= left || found >= situation.wanted()) {
            return null;
        }
        int expected = left;
        events.tell(listener -> listener.onDrift(actuator.target(), expected, found));
        return "drift: somebody lowered the minimum from " + expected + " to " + found;
    }
}
