package dev.kickoff.transform.internal.reconcile;

import dev.kickoff.schemas.Report.Action;
import dev.kickoff.schemas.Report.Action.Outcome;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.LibraryError.Kind;
import dev.kickoff.transform.RaisedFloor;
import dev.kickoff.transform.internal.events.Events;
import dev.kickoff.transform.internal.proof.Proofs;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Says what was done, to the host's listener and to the next report. What would be done in dry run, or is refused, would
 * be the same in every cycle: it is said once and again when it changes. Used by one thread at a time.
 */
final class ActionLog {
    private final String target;
    private final Clock clock;
    private final Events events;
    private final Proofs proofs;
    private final Consumer<Action> report;
    private Set<String> saidBefore = Set.of();
    private Set<String> saidNow = new HashSet<>();
    private @Nullable String refusedRaise;
    private @Nullable String failed;

    ActionLog(String target, Clock clock, Events events, Proofs proofs, Consumer<Action> report) {
        this.target = target;
        this.clock = clock;
        this.events = events;
        this.proofs = proofs;
        this.report = report;
    }

    void say(String kind, int from, int to, Outcome outcome, @Nullable String message) {
        String trouble = kind + " from " + from + " to " + to + ": " + message;
        if (outcome == Outcome.FAILED) {
            failed = trouble;
        } else if (outcome == Outcome.REFUSED && kind.equals(Step.RAISE)) {
            // What is not lowered costs money and says so elsewhere; what is not raised is missing.
            refusedRaise = trouble;
        }
        if (outcome == Outcome.WOULD_APPLY || outcome == Outcome.REFUSED) {
            String what = kind + " " + from + ">" + to + " " + outcome + " " + message;
            if (!saidNow.add(what) || saidBefore.contains(what)) {
                return;
            }
        }
        Action action = new Action(clock.instant(), target, kind, from, to, outcome, message);
        report.accept(action);
        events.tell(listener -> listener.onAction(action));
        String line = target + " " + kind + " from " + from + " to " + to + ": " + outcome
                + (message == null ? "" : ", " + message);
        switch (outcome) {
            case FAILED -> events.error(Kind.ACTION, line);
            case APPLIED -> {
                events.over(Kind.ACTION);
                events.info(line);
            }
            case WOULD_APPLY, REFUSED -> events.info(line);
        }
    }

    /** Nothing was changed, so it is no action and not reported. */
    void forgot(RaisedFloor gone, int found, ActuatorResult result) {
        String what = target + ": somebody lowered the minimum to " + found + ", so the raise from " + gone.base()
                + " to " + gone.raisedTo() + " is over";
        boolean done = result.outcome() == ActuatorResult.Outcome.APPLIED;
        events.info(done ? what : what + "; but the target cannot be told: " + result.message());
    }

    /** What was not said in this cycle is news again when it comes back. */
    void endCycle(Instant now) {
        proofs.acted(refusedRaise, failed, now);
        refusedRaise = null;
        failed = null;
        saidBefore = saidNow;
        saidNow = new HashSet<>();
    }
}
