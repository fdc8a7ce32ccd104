package dev.kickoff.transform.internal.reconcile;

import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do about a floor, from what is wanted and what is there; nothing else counts, so a missed cycle is made up
 * for by the next. Pure.
 *
 * <ul>
 *   <li>Found below wanted: raise, as far as the target's ceiling allows.
 *   <li>Found above wanted: lower what Kickoff itself raised, and only when nothing speaks against it, but not below
 *       what the plan asks for. A minimum above what Kickoff set is somebody else's and is left.
 *   <li>Found where it was before the first raise, and not raised now: there is nothing left to lower, so the raise is
 *       forgotten.
 * </ul>
 */
final class FloorRule {
    private FloorRule() {}

    static List<Step> decide(Situation now) {
        List<Step> steps = new ArrayList<>();
        if (now.planFloor() > now.team().maximum()) {
            steps.add(new Step.Refuse(
                    Step.RAISE,
                    now.team().maximum(),
                    now.planFloor(),
                    "the plan asks for " + now.planFloor() + ", the team's maxCapacity is "
                            + now.team().maximum()));
        }
        if (now.found() < now.wanted()) {
            raise(now, steps);
        } else if (now.found() > now.wanted()) {
            lower(now, steps);
        } else if (now.raised() != null && now.found() > now.raised().raisedTo()) {
            // Exactly the plan's number: a peer that follows the same plan set it.
            steps.add(new Step.Remember(new RaisedFloor(now.raised().base(), now.found(), now.planVersion())));
        }
        if (now.raised() != null
                && isTakenBack(now, now.raised())
                && steps.stream().noneMatch(Step.Raise.class::isInstance)) {
            steps.add(new Step.Forget(now.raised(), new RaisedFloor(now.found(), now.found(), now.planVersion())));
        }
        return steps;
    }

    /** The same when nothing may be changed: what would be is only said. */
    static List<Step> held(Situation now, String paused) {
        List<Step> held = new ArrayList<>();
        for (Step step : decide(now)) {
            if (step instanceof Step.Raise raise) {
                held.add(refused(Step.RAISE, raise.change(), paused));
            } else if (step instanceof Step.Lower lower) {
                held.add(refused(Step.LOWER, lower.change(), paused));
            } else if (step instanceof Step.Refuse) {
                held.add(step);
            }
        }
        return held;
    }

    private static Step refused(String kind, FloorChange change, String paused) {
        return new Step.Refuse(kind, change.from(), change.to(), "paused " + paused);
    }

    /**
     * Whether others lowered all that was raised. If that stayed on record, a minimum that they set later would count as
     * ours. What a newer plan raised may be on its way.
     */
    private static boolean isTakenBack(Situation now, RaisedFloor raised) {
        return !raised.isOver() && now.found() <= raised.base() && now.planVersion() >= raised.planVersion();
    }

    private static void raise(Situation now, List<Step> steps) {
        int attainable = Math.min(now.wanted(), now.ceiling().orElse(now.wanted()));
        if (attainable > now.found()) {
            RaisedFloor remembered = new RaisedFloor(base(now.raised(), now.found()), attainable, now.planVersion());
            steps.add(new Step.Raise(new FloorChange(now.found(), attainable, remembered)));
        }
        if (attainable < now.wanted()) {
            steps.add(new Step.Refuse(
                    Step.RAISE,
                    Math.max(attainable, now.found()),
                    now.wanted(),
                    "the plan asks for " + now.wanted() + ", the target can take " + attainable
                            + "; raise the target's maximum, or allow Kickoff to"));
        }
    }

    /** A minimum above what Kickoff set was somebody's own choice, and so was one that they lowered. */
    static int base(@Nullable RaisedFloor raised, int found) {
        return raised == null || found > raised.raisedTo() ? found : Math.min(raised.base(), found);
    }

    private static void lower(Situation now, List<Step> steps) {
        RaisedFloor raised = now.raised();
        if (raised == null || raised.isOver() || now.found() > raised.raisedTo()) {
            steps.add(refuseToLower(now, now.wanted(), now.found() + " was not set by Kickoff; left as it is"));
            return;
        }
        // The team's maximum limits what we raise. It is no reason to lower what the plan still asks for: during a
        // rolling
        // deploy that changes it, processes with both maxima keep the same floor.
        int asked = Math.max(Math.max(now.wanted(), now.planFloor()), raised.base());
        if (asked >= now.found()) {
            return;
        }
        int to = Math.max(asked, now.release().floor());
        if (to >= now.found()) {
            steps.add(refuseToLower(now, asked, "held: " + now.release().barrier()));
        } else if (now.planVersion() < raised.planVersion()) {
            steps.add(refuseToLower(
                    now,
                    to,
                    "held: raised by plan version " + raised.planVersion() + ", version " + now.planVersion()
                            + " is older"));
        } else {
            steps.add(new Step.Lower(
                    new FloorChange(now.found(), to, new RaisedFloor(raised.base(), to, now.planVersion()))));
        }
    }

    private static Step refuseToLower(Situation now, int to, String why) {
        return new Step.Refuse(Step.LOWER, now.found(), to, why);
    }
}
