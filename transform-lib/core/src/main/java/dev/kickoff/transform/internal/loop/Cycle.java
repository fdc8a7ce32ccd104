package dev.kickoff.transform.internal.loop;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Report;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.LibraryError.Kind;
import dev.kickoff.transform.Status;
import dev.kickoff.transform.Turn;
import dev.kickoff.transform.internal.events.Events;
import dev.kickoff.transform.internal.hub.HubClient;
import dev.kickoff.transform.internal.hub.Registrar;
import dev.kickoff.transform.internal.hub.Reporter;
import dev.kickoff.transform.internal.plan.PlanFollower;
import dev.kickoff.transform.internal.plan.PlanFollower.Heard;
import dev.kickoff.transform.internal.plan.PlanInUse;
import dev.kickoff.transform.internal.proof.PauseSwitch;
import dev.kickoff.transform.internal.proof.Proofs;
import dev.kickoff.transform.internal.proof.StepBook;
import dev.kickoff.transform.internal.reconcile.FloorKeeper;
import dev.kickoff.transform.internal.reconcile.FloorKeeper.Kept;
import dev.kickoff.transform.internal.reconcile.RaisedFloorStore;
import dev.kickoff.transform.internal.turns.Turns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One cycle: register, follow the plan, find out whose turn it is, keep the floor, report. Each part runs whatever happened to the one before it.
 * Cycles never overlap; the status may be read by any thread at any time.
 */
public final class Cycle {
    private final Parts parts;
    private final CountDownLatch firstPlan = new CountDownLatch(1);
    private boolean restored;
    private @Nullable Kept kept;
    private @Nullable String paused;
    private boolean ours;
    private volatile Snapshot snapshot = new Snapshot(null, null, null, null, 0, null, List.of(), null, null);

    /** What a cycle is made of. */
    public record Parts(
            ServiceRegistration registration,
            String instance,
            Report.Mode mode,
            Clock clock,
            Events events,
            HubClient hub,
            Registrar registrar,
            PlanFollower follower,
            PlanInUse inUse,
            Turns turns,
            RaisedFloorStore store,
            FloorKeeper keeper,
            Proofs proofs,
            PauseSwitch pause,
            StepBook steps,
            Reporter reporter) {}

    private record Snapshot(
            @Nullable Integer floorInForce,
            @Nullable CapacityState capacity,
            @Nullable Duration leadTime,
            @Nullable Duration leadTimeP95,
            int degradationLevel,
            @Nullable String paused,
            List<Report.Finding> findings,
            @Nullable Instant at,
            @Nullable Turn turn) {}

    public Cycle(Parts parts) {
        this.parts = parts;
    }

    /** @param force also calls the hub while a back-off lasts */
    public synchronized void run(boolean force) {
        guarded("restoring", this::restoreOnce);
        guarded("registering", () -> parts.registrar().ensureRegistered(force));
        Heard[] heard = {Heard.OUT_OF_REACH};
        guarded("following the plan", () -> heard[0] = parts.follower().follow(force, now()));
        if (heard[0] == Heard.SERVICE_UNKNOWN) {
            parts.registrar().doubted();
        }
        releaseWaiting();
        guarded("checking for a pause", () -> paused = parts.pause().check(planInUse()));
        // A doubt about turns must not keep anybody from raising.
        Turn[] turn = {new Turn(true, Turn.By.ALONE, null, null)};
        guarded("taking turns", () -> turn[0] = turn(force));
        ours = turn[0].ours();
        guarded("keeping the floor", () -> keep(turn[0], heard[0]));
        guarded("looking at preparation steps", () -> parts.steps().watch(planInUse(), now()));
        guarded("reporting", () -> parts.reporter().send(force, this::report));
    }

    private Turn turn(boolean force) {
        Instant now = now();
        PlanInUse.Current plan = parts.inUse().current().orElse(null);
        Turn turn = parts.turns().next(force, plan != null, now);
        return !turn.ours() && parts.keeper().owesRelease(plan, now)
                ? new Turn(true, Turn.By.OWN_RAISE, turn.rank(), turn.count())
                : turn;
    }

    private void keep(Turn turn, Heard heard) {
        kept = null;
        Instant now = now();
        PlanInUse.Current plan = parts.inUse().current().orElse(null);
        Kept result = ours
                ? parts.keeper().keep(plan, heard, paused, now)
                : parts.keeper().follow(plan, now);
        kept = result;
        if (ours) {
            parts.turns().saw(result.capacity(), now);
        }
        snapshot = new Snapshot(
                result.floorInForce(),
                ours ? result.capacity() : snapshot.capacity(),
                parts.keeper().leadTimeMeasured().orElse(null),
                parts.proofs().leadTimeP95().orElse(null),
                result.degradationLevel(),
                paused,
                findings(),
                now,
                turn);
    }

    /** What another instance may have put right since is not said. */
    private List<Report.Finding> findings() {
        return ours ? parts.proofs().findings() : List.of();
    }

    private @Nullable CapacityPlan planInUse() {
        return plan().orElse(null);
    }

    private void restoreOnce() {
        if (!restored) {
            restored = true;
            parts.store().restore();
            parts.proofs().restore();
            parts.follower().restore();
        }
    }

    private void releaseWaiting() {
        if (parts.inUse().current().isPresent()) {
            firstPlan.countDown();
        }
    }

    /** Nothing that goes wrong in one part may end the loop or reach the host. */
    private void guarded(String doing, Runnable part) {
        try {
            part.run();
        } catch (Throwable thrown) {
            parts.events().error(Kind.UNEXPECTED, "while " + doing + ": " + thrown, thrown);
        }
    }

    private Report report(List<Report.Action> actions) {
        Optional<PlanInUse.Current> current = parts.inUse().current();
        CapacityState state = kept == null ? CapacityState.unknown("not read") : kept.capacity();
        Instant now = now();
        return new Report(
                parts.registration().service(),
                parts.registration().region(),
                parts.instance(),
                now,
                parts.mode(),
                current.map(used -> used.plan().version()).orElse(null),
                current.map(PlanInUse.Current::source).orElse(Report.PlanSource.NONE),
                current.map(used -> used.staleAt(now)).orElse(false),
                kept == null ? null : kept.floorInForce(),
                state.desired(),
                state.ready(),
                parts.keeper().leadTimeMeasured().orElse(null),
                actions,
                parts.proofs().leadTimeP95().orElse(null),
                findings(),
                paused,
                parts.steps().doneOf(planInUse()));
    }

    public Status status() {
        Optional<PlanInUse.Current> current = parts.inUse().current();
        Instant now = now();
        Instant confirmedAt = current.map(PlanInUse.Current::confirmedAt).orElse(null);
        Snapshot last = snapshot;
        return new Status(
                parts.mode(),
                parts.registrar().isRegistered(),
                current.map(used -> used.plan().version()).orElse(null),
                current.map(PlanInUse.Current::source).orElse(Report.PlanSource.NONE),
                confirmedAt,
                current.map(used -> Duration.between(
                                confirmedAt == null ? used.plan().issuedAt() : confirmedAt, now))
                        .orElse(null),
                current.map(used -> used.staleAt(now)).orElse(false),
                last.floorInForce(),
                last.capacity(),
                last.leadTime(),
                last.leadTimeP95(),
                last.degradationLevel(),
                last.paused(),
                last.findings(),
                last.at(),
                parts.events().last().orElse(null),
                last.turn());
    }

    public Optional<CapacityPlan> plan() {
        return parts.inUse().current().map(PlanInUse.Current::plan);
    }

    public void stepDone(String event, String name) {
        parts.steps().done(event, name);
    }

    public ServiceRegistration registration() {
        return parts.registration();
    }

    public boolean awaitFirstPlan(Duration timeout) {
        try {
            firstPlan.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return plan().isPresent();
    }

    /** Lets those go who still wait for a plan, and the connections to the hub. */
    public void close() {
        firstPlan.countDown();
        parts.hub().close();
    }

    private Instant now() {
        return parts.clock().instant();
    }
}
