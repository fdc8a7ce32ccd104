package dev.kickoff.transform.internal.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.transform.RaisedFloor;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every decision, whatever the situation. */
class FloorRulePropertyTest {
    private static final TeamLimits TEAM = new TeamLimits(4, 40);

    @Property
    void everyChangeMovesTowardsTheWantedFloorAndNotPastIt(@ForAll("situations") Situation now) {
        int left = apply(FloorRule.decide(now), now.found());

        assertTrue(
                Math.min(now.found(), now.wanted()) <= left && left <= Math.max(now.found(), now.wanted()),
                () -> "left " + left);
    }

    @Property
    void nothingIsLoweredUnlessItWasRaisedAndNothingSpeaksAgainstIt(@ForAll("situations") Situation now) {
        int left = apply(FloorRule.decide(now), now.found());

        assertTrue(left >= now.found()
                || (left >= now.release().floor()
                        && now.raised() != null
                        && now.found() <= now.raised().raisedTo()
                        && now.planVersion() >= now.raised().planVersion()));
    }

    @Property
    void aSecondCycleFindsNothingToDo(@ForAll("situations") Situation now) {
        List<Step> steps = FloorRule.decide(now);
        RaisedFloor raised = now.raised();
        for (Step step : steps) {
            if (step instanceof Step.Raise raise) {
                raised = raise.change().raised();
            } else if (step instanceof Step.Lower lower) {
                raised = lower.change().raised();
            } else if (step instanceof Step.Remember remember) {
                raised = remember.raised();
            } else if (step instanceof Step.Forget forget) {
                raised = forget.raised();
            }
        }
        int left = apply(steps, now.found());
        Situation next =
                new Situation(now.planFloor(), now.planVersion(), TEAM, left, now.ceiling(), raised, now.release());

        assertEquals(left, apply(FloorRule.decide(next), left));
    }

    @Provide
    Arbitrary<Situation> situations() {
        Arbitrary<Integer> units = Arbitraries.integers().between(0, 50);
        Arbitrary<RaisedFloor> raised = Combinators.combine(
                        units, units, Arbitraries.longs().between(1, 3))
                .as((one, other, version) -> new RaisedFloor(Math.min(one, other), Math.max(one, other), version));
        return Combinators.combine(
                        units,
                        Arbitraries.longs().between(1, 3),
                        units,
                        units.map(OptionalInt::of).injectNull(0.5),
                        raised.injectNull(0.3),
                        units.map(more -> more - 10))
                .as((planFloor, version, found, ceiling, mark, more) -> new Situation(
                        planFloor,
                        version,
                        TEAM,
                        found,
                        ceiling == null ? OptionalInt.empty() : ceiling,
                        mark,
                        new Release(planFloor + Math.max(0, more), "the hub is silent")));
    }

    private static int apply(List<Step> steps, int found) {
        int left = found;
        for (Step step : steps) {
            if (step instanceof Step.Raise raise) {
                left = raise.change().to();
            } else if (step instanceof Step.Lower lower) {
                left = lower.change().to();
            }
        }
        return left;
    }
}
