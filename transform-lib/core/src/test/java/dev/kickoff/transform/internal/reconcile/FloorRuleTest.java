package dev.kickoff.transform.internal.reconcile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FloorRuleTest {
    private static final Release SILENT = new Release(Integer.MAX_VALUE, "the hub is silent");
    private static final TeamLimits TEAM = new TeamLimits(4, 40);
    private static final long VERSION = 7;

    @Test
    void raisesToThePlansFloorAndRemembersWhatWasThere() {
        assertEquals(List.of(raise(5, 30, new RaisedFloor(5, 30, VERSION))), decide(30, 5, null));
    }

    @Test
    void neverWantsLessThanTheTeamsMinimum() {
        assertEquals(List.of(raise(2, 4, new RaisedFloor(2, 4, VERSION))), decide(0, 2, null));
    }

    @Test
    void doesNothingWhenFoundIsWanted() {
        assertEquals(List.of(), decide(30, 30, new RaisedFloor(4, 30, VERSION)));
    }

    @Test
    void stopsAtTheTeamsMaximumAndSaysSo() {
        List<Step> steps = decide(50, 4, null);

        assertEquals(
                new Step.Refuse(Step.RAISE, 40, 50, "the plan asks for 50, the team's maxCapacity is 40"),
                steps.get(0));
        assertEquals(raise(4, 40, new RaisedFloor(4, 40, VERSION)), steps.get(1));
    }

    @Test
    void raisesAsFarAsTheTargetTakesAndSaysWhatIsMissing() {
        List<Step> steps =
                FloorRule.decide(new Situation(30, VERSION, TEAM, 4, OptionalInt.of(20), null, new Release(30, null)));

        assertEquals(raise(4, 20, new RaisedFloor(4, 20, VERSION)), steps.get(0));
        Step.Refuse refuse = assertInstanceOf(Step.Refuse.class, steps.get(1));
        assertEquals(20, refuse.from());
        assertEquals(30, refuse.to());
    }

    @Test
    void lowersWhatItRaised() {
        assertEquals(
                List.of(lower(30, 6, new RaisedFloor(4, 6, VERSION))), decide(6, 30, new RaisedFloor(4, 30, VERSION)));
    }

    @Test
    void lowersNoFurtherThanWhatWasThereBefore() {
        assertEquals(
                List.of(lower(30, 10, new RaisedFloor(10, 10, VERSION))),
                decide(4, 30, new RaisedFloor(10, 30, VERSION)));
    }

    @Test
    void keepsWhatThePlanAsksForWhenAPeerWithAHigherMaximumRaisedIt() {
        Step maximum = new Step.Refuse(Step.RAISE, 40, 60, "the plan asks for 60, the team's maxCapacity is 40");

        assertEquals(List.of(maximum), decide(60, 60, new RaisedFloor(4, 60, VERSION)));
    }

    @Test
    void lowersToThePlansFloorAlsoWhenThatIsAboveTheMaximum() {
        assertEquals(
                lower(60, 50, new RaisedFloor(4, 50, VERSION)),
                decide(50, 60, new RaisedFloor(4, 60, VERSION)).get(1));
    }

    @Test
    void leavesAMinimumThatItDidNotRaise() {
        assertEquals(
                List.of(new Step.Refuse(Step.LOWER, 30, 6, "30 was not set by Kickoff; left as it is")),
                decide(6, 30, null));
        assertInstanceOf(
                Step.Refuse.class,
                decide(6, 30, new RaisedFloor(4, 20, VERSION)).get(0),
                "raised further by others");
        assertInstanceOf(
                Step.Refuse.class,
                decide(6, 30, new RaisedFloor(30, 30, VERSION)).get(0),
                "all ours is over");
    }

    @Test
    void keepsAMinimumThatOthersRaisedAsTheNewBase() {
        assertEquals(
                List.of(raise(25, 30, new RaisedFloor(25, 30, VERSION))),
                decide(30, 25, new RaisedFloor(4, 20, VERSION)));
    }

    @Test
    void keepsTheFirstBaseOverSeveralRaises() {
        assertEquals(
                List.of(raise(20, 30, new RaisedFloor(4, 30, VERSION))),
                decide(30, 20, new RaisedFloor(4, 20, VERSION)));
    }

    @Test
    void holdsWhatItRaisedWhileSomethingSpeaksAgainstLowering() {
        Situation held =
                new Situation(6, VERSION, TEAM, 30, OptionalInt.empty(), new RaisedFloor(4, 30, VERSION), SILENT);

        assertEquals(List.of(new Step.Refuse(Step.LOWER, 30, 6, "held: the hub is silent")), FloorRule.decide(held));
    }

    @Test
    void lowersNoFurtherThanItMay() {
        Situation part = new Situation(
                6,
                VERSION,
                TEAM,
                30,
                OptionalInt.empty(),
                new RaisedFloor(4, 30, VERSION),
                new Release(20, "the hub is silent"));

        assertEquals(
                List.of(new Step.Lower(new FloorChange(30, 20, new RaisedFloor(4, 20, VERSION)))),
                FloorRule.decide(part));
    }

    @Test
    void raisesWhateverSpeaksAgainstLowering() {
        Situation held = new Situation(30, VERSION, TEAM, 6, OptionalInt.empty(), null, SILENT);

        assertEquals(List.of(raise(6, 30, new RaisedFloor(6, 30, VERSION))), FloorRule.decide(held));
    }

    @Test
    void doesNotLowerWhatANewerPlanRaised() {
        Step step = decide(6, 30, new RaisedFloor(4, 30, VERSION + 1)).get(0);

        assertEquals(
                "held: raised by plan version 8, version 7 is older",
                assertInstanceOf(Step.Refuse.class, step).why());
    }

    @Test
    void forgetsARaiseThatOthersTookBack() {
        RaisedFloor raised = new RaisedFloor(4, 30, VERSION);

        assertEquals(List.of(new Step.Forget(raised, new RaisedFloor(4, 4, VERSION))), decide(4, 4, raised));
    }

    @Test
    void doesNotForgetWhatANewerPlanMayBeAboutToRaise() {
        assertEquals(List.of(), decide(4, 4, new RaisedFloor(4, 30, VERSION + 1)));
    }

    @Test
    void countsAPeersRaiseToThePlansFloorAsItsOwn() {
        assertEquals(
                List.of(new Step.Remember(new RaisedFloor(4, 30, VERSION))),
                decide(30, 30, new RaisedFloor(4, 20, VERSION)));
    }

    private static List<Step> decide(int planFloor, int found, @Nullable RaisedFloor raised) {
        return FloorRule.decide(new Situation(
                planFloor, VERSION, TEAM, found, OptionalInt.empty(), raised, new Release(planFloor, null)));
    }

    private static Step raise(int from, int to, RaisedFloor raised) {
        return new Step.Raise(new FloorChange(from, to, raised));
    }

    private static Step lower(int from, int to, RaisedFloor raised) {
        return new Step.Lower(new FloorChange(from, to, raised));
    }
}
