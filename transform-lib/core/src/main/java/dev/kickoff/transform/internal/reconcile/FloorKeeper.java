package dev.kickoff.transform.internal.reconcile;

import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Report;
import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.LibraryError.Kind;
import dev.kickoff.transform.RaisedFloor;
import dev.kickoff.transform.Readiness;
import dev.kickoff.transform.internal.ahead.AheadKeeper;
import dev.kickoff.transform.internal.events.Events;
import dev.kickoff.transform.internal.plan.PlanFollower.Heard;
import dev.kickoff.transform.internal.plan.PlanInUse;
import dev.kickoff.transform.internal.proof.Proofs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private final Proofs proofs;
    private final LeadTimeMeter leadTime = new LeadTimeMeter();
    private final StepRunner runner;
    private final AheadKeeper ahead;
    /** The minimum as the last cycle left it, to notice that somebody else lowered it. */
    private @Nullable Integer left;

    private boolean targetRemembers;

    /**
     * What a cycle has found.
     *
     * @param floorInForce null when there is no plan, or none that has begun
     */
    public record Kept(@Nullable Integer floorInForce, CapacityState capacity, int degradationLevel) {}

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
            Proofs proofs,
            Clock clock,
            Consumer<Report.Action> report,
            AheadKeeper ahead) {
        this.ahead = ahead;
        this.actuator = new SafeActuator(actuator, target, readiness);
        this.store = store;
        this.team = team;
        this.events = events;
        this.watch = new FloorWatch(events);
        this.proofs = proofs;
        ActionLog log = new ActionLog(target, clock, events, proofs, report);
        this.runner = new StepRunner(this.actuator, store, mode, leadTime, log);
    }

    /**
     * One cycle in which it is this instance's turn.
     *
     * @param current the plan in use, null without one: then the target is only read
     * @param heard what the hub says about this plan
     * @param paused why nothing may be changed on the target, null if it may
     */
    public Kept keep(PlanInUse.@Nullable Current current, Heard heard, @Nullable String paused, Instant now) {
        CapacityState state = read(now);
        if (state.ready() != null) {
            leadTime.ready(state.ready(), now).forEach(this::measured);
        }
        Optional<Floor> floor = current == null ? Optional.empty() : current.floorAt(now);
        if (current == null || floor.isEmpty()) {
            left = null;
            if (current != null && state.floor() != null) {
                writeAhead(current, known(state), state.floor(), paused != null, now);
            }
            return new Kept(null, state, watch.degradationLevel());
        }
        int wanted = team.clamp(floor.get().capacity());
        watch.inForce(current, floor.get(), now);
        proofs.inForce(floor.get(), wanted, state, now);
        if (state.floor() != null) {
            Situation situation = situation(
                    current,
                    floor.get(),
                    state,
                    state.floor(),
                    now,
                    Release.of(current, floor.get(), heard, now),
                    paused);
            RaisedFloor before = store.raised().orElse(null);
            int minimum = paused == null
                    ? changed(situation, floor.get(), state, now)
                    : runner.run(FloorRule.held(situation, paused), state.floor(), state.ready(), null, now);
            // Whatever the minimum is during a pause, people may have set it.
            left = paused == null ? Integer.valueOf(minimum) : null;
            proofs.left(left, state, now);
            RaisedFloor after = store.raised().orElse(null);
            boolean changed = after != null && !after.equals(before);
            writeAhead(current, changed ? after : situation.raised(), minimum, paused != null, now);
        }
        return new Kept(wanted, state, watch.degradationLevel());
    }

    /** One cycle in which it is another instance's turn: the target is neither read nor changed. */
    public Kept follow(PlanInUse.@Nullable Current current, Instant now) {
        CapacityState unread = CapacityState.unknown("it is another instance's turn to read the target");
        // What others do from now on is neither drift nor a step of ours.
        left = null;
        leadTime.handOver();
        runner.handOver();
        proofs.left(null, unread, now);
        Optional<Floor> floor = current == null ? Optional.empty() : current.floorAt(now);
        if (current == null || floor.isEmpty()) {
            return new Kept(null, unread, watch.degradationLevel());
        }
        watch.inForce(current, floor.get(), now);
        return new Kept(team.clamp(floor.get().capacity()), unread, watch.degradationLevel());
    }

    /**
     * Whether this process raised what the plan asks for no more, on a target that does not remember it: then nobody else
     * can lower it.
     */
    public boolean owesRelease(PlanInUse.@Nullable Current current, Instant now) {
        Optional<RaisedFloor> raised = store.raised().filter(own -> !own.isOver());
        if (current == null || targetRemembers || raised.isEmpty()) {
            return false;
        }
        return current.floorAt(now)
                .filter(floor -> team.clamp(floor.capacity()) < raised.get().raisedTo())
                .isPresent();
    }

    /** @return the minimum that is left */
    private int changed(Situation situation, Floor floor, CapacityState state, Instant now) {
        List<Step> steps = FloorRule.decide(situation);
        String why = drift(situation, now);
        RaisedFloor ours = situation.raised();
        if (ours != null && situation.isKept(ours) && proofs.mustTryAgain(floor, situation.wanted(), state, now)) {
            steps.add(new Step.Raise(new FloorChange(situation.found(), situation.found(), ours)));
            why = "again: the target asks for " + state.desired() + " only";
        }
        return runner.run(steps, situation.found(), state.ready(), why, now);
    }

    private void measured(LeadTimeMeter.Measured raise) {
        proofs.measured(raise.leadTime());
        events.tell(listener -> listener.onReady(actuator.target(), raise.capacity(), raise.leadTime()));
    }

    public Optional<Duration> leadTimeMeasured() {
        return leadTime.last();
    }

    private CapacityState read(Instant now) {
        CapacityState state = actuator.read();
        targetRemembers |= state.raised() != null;
        proofs.targetRead(state, now);
        if (state.problem() == null) {
            events.over(Kind.TARGET_PROBLEM);
        } else {
            events.error(Kind.TARGET_PROBLEM, actuator.target() + ": " + state.problem());
        }
        return state;
    }

    private Situation situation(
            PlanInUse.Current current,
            Floor floor,
            CapacityState state,
            int found,
            Instant now,
            Release release,
            @Nullable String paused) {
        return new Situation(
                floor.capacity(),
                current.plan().version(),
                team,
                found,
                state.ceiling() == null ? OptionalInt.empty() : OptionalInt.of(state.ceiling()),
                paused == null ? ours(current, state, found, now) : known(state),
                release);
    }

    private @Nullable RaisedFloor known(CapacityState state) {
        return state.raised() != null ? state.raised() : store.raised().orElse(null);
    }

    /** What Kickoff raised; what the platform set for us since then is remembered as ours too. */
    private @Nullable RaisedFloor ours(PlanInUse.Current current, CapacityState state, int found, Instant now) {
        RaisedFloor raised = known(state);
        if (raised == null || found <= raised.raisedTo() || !ahead.mayHaveSet(found, current, team::clamp, now)) {
            return raised;
        }
        long version = Math.max(raised.planVersion(), current.plan().version());
        RaisedFloor grown = new RaisedFloor(raised.base(), found, version);
        leadTime.raised(found, state.ready(), now);
        events.info(actuator.target() + ": the platform raised the minimum to " + found + " as it was left there");
        claim(grown);
        return grown;
    }

    private void claim(RaisedFloor raised) {
        store.claim(raised);
        ActuatorResult result = actuator.remember(raised);
        if (result.outcome() != ActuatorResult.Outcome.APPLIED) {
            events.info(actuator.target() + ": cannot be told what is ours: " + result.message());
        }
    }

    /** Below what was there before our first raise the platform must not go either, nor below what somebody else set. */
    private void writeAhead(
            PlanInUse.Current current, @Nullable RaisedFloor raised, int found, boolean paused, Instant now) {
        int base = FloorRule.base(raised, found);
        boolean known = raised != null && raised.planVersion() > 0 && found <= raised.raisedTo();
        ahead.keep(
                new AheadKeeper.Wish(current, paused, units -> Math.max(base, team.clamp(units)), found, () -> {
                    if (!known) {
                        claim(new RaisedFloor(base, base, current.plan().version()));
                    }
                }),
                now);
    }

    /** Says that somebody lowered what the last cycle left; null if nobody did. */
    private @Nullable String drift(Situation situation, Instant now) {
        int found = situation.found();
        if (left == null || found >= left || found >= situation.wanted()) {
            return null;
        }
        int expected = left;
        events.tell(listener -> listener.onDrift(actuator.target(), expected, found));
        proofs.drifted(actuator.driftAdvice(), now);
        return "drift: somebody lowered the minimum from " + expected + " to " + found;
    }
}
