package dev.kickoff.transform.internal.reconcile;

import dev.kickoff.schemas.Report;
import dev.kickoff.schemas.Report.Action.Outcome;
import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Carries out steps, or in dry run says them. Used by one thread at a time. */
final class StepRunner {
    private final Actuator actuator;
    private final RaisedFloorStore store;
    private final Report.Mode mode;
    private final LeadTimeMeter leadTime;
    private final ActionLog log;
    /** What the last cycle would have forgotten, null if nothing. */
    private Step.@Nullable Forget doubted;

    StepRunner(Actuator actuator, RaisedFloorStore store, Report.Mode mode, LeadTimeMeter leadTime, ActionLog log) {
        this.actuator = actuator;
        this.store = store;
        this.mode = mode;
        this.leadTime = leadTime;
        this.log = log;
    }

    /**
     * @param readyBefore null if unknown
     * @param why said with what is changed, null when the plan is all there is to say
     * @return the minimum that is left
     */
    int run(List<Step> steps, int found, @Nullable Integer readyBefore, @Nullable String why, Instant now) {
        int left = found;
        Step.Forget doubtedBefore = doubted;
        doubted = null;
        for (Step step : steps) {
            if (step instanceof Step.Refuse refuse) {
                log.say(refuse.kind(), refuse.from(), refuse.to(), Outcome.REFUSED, refuse.why());
            } else if (step instanceof Step.Remember remember && mode == Report.Mode.ACT) {
                store.remember(remember.raised());
            } else if (step instanceof Step.Forget forget && mode == Report.Mode.ACT) {
                forget(forget, forget.equals(doubtedBefore));
            } else if (step instanceof Step.Raise raise && raise(raise.change(), why)) {
                left = raise.change().to();
                if (left > found) {
                    leadTime.raised(left, readyBefore, now);
                }
            } else if (step instanceof Step.Lower lower && lower(lower.change())) {
                left = lower.change().to();
                leadTime.lowered(left);
            }
        }
        log.endCycle(now);
        return left;
    }

    /** Another instance acts now: what was seen here before is not seen for the second time later. */
    void handOver() {
        doubted = null;
    }

    /** In the second cycle only: a peer that is raising may have said so before its raise can be seen. */
    private void forget(Step.Forget forget, boolean seenTwice) {
        if (!seenTwice) {
            doubted = forget;
            return;
        }
        ActuatorResult result = actuator.remember(forget.raised());
        if (result.outcome() == ActuatorResult.Outcome.APPLIED) {
            store.remember(forget.raised());
        }
        log.forgot(forget.gone(), forget.raised().base(), result);
    }

    private boolean raise(FloorChange change, @Nullable String why) {
        if (mode == Report.Mode.DRY_RUN) {
            log.say(Step.RAISE, change.from(), change.to(), Outcome.WOULD_APPLY, why);
            return false;
        }
        RaisedFloor before = store.raised().orElse(null);
        store.remember(change.raised());
        ActuatorResult result = actuator.raiseFloor(change);
        if (result.outcome() == ActuatorResult.Outcome.REFUSED) {
            // Nothing was changed. After a failure that is unknown, so what is remembered stays.
            store.remember(before);
        }
        return say(Step.RAISE, change, result, why);
    }

    private boolean lower(FloorChange change) {
        if (mode == Report.Mode.DRY_RUN) {
            log.say(Step.LOWER, change.from(), change.to(), Outcome.WOULD_APPLY, null);
            return false;
        }
        ActuatorResult result = actuator.lowerFloor(change);
        if (result.outcome() == ActuatorResult.Outcome.APPLIED) {
            store.remember(change.raised());
        }
        return say(Step.LOWER, change, result, null);
    }

    private boolean say(String kind, FloorChange change, ActuatorResult result, @Nullable String why) {
        Outcome outcome =
                switch (result.outcome()) {
                    case APPLIED -> Outcome.APPLIED;
                    case REFUSED -> Outcome.REFUSED;
                    case FAILED -> Outcome.FAILED;
                };
        String message =
                Stream.of(why, result.message()).filter(Objects::nonNull).collect(Collectors.joining("; "));
        log.say(kind, change.from(), change.to(), outcome, message.isEmpty() ? null : message);
        return outcome == Outcome.APPLIED;
    }
}
