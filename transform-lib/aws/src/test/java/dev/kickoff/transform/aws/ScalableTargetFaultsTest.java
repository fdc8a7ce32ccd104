package dev.kickoff.transform.aws;

import static dev.kickoff.transform.aws.TestTarget.lower;
import static dev.kickoff.transform.aws.TestTarget.raise;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.emulator.Fault;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.ActuatorResult.Outcome;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the actuator makes of calls that go wrong on their way to AWS or back. */
class ScalableTargetFaultsTest {
    private static final String DESCRIBE = "DescribeScalableTargets";
    private static final String UPDATE = "RegisterScalableTarget";
    private static final String TAG = "TagResource";
    private static final String TAGS = "ListTagsForResource";

    private static TestTarget target;

    private ScalableTargetActuator actuator;

    @BeforeAll
    static void startMoto() {
        target = new TestTarget();
    }

    @AfterAll
    static void stopMoto() {
        target.close();
    }

    @BeforeEach
    void registerTarget() {
        target.create(4, 20);
        actuator = target.actuator().build();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whatCannotBeReadIsUnknown(Fault fault) {
        target.proxy().fail(DESCRIBE, fault);

        CapacityState state = actuator.read();

        assertNull(state.floor());
        assertTrue(state.problem().startsWith("cannot describe the scalable target"), state.problem());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"THROTTLED", "SERVER_ERROR", "REQUEST_LOST"})
    void aRaiseThatDidNotHappenHasFailedAndWorksTheNextTime(Fault fault) {
        target.proxy().fail(UPDATE, fault);
        assertEquals(Outcome.FAILED, actuator.raiseFloor(raise(4, 12)).outcome());
        assertEquals(4, target.minCapacity());

        target.proxy().heal();
        assertEquals(ActuatorResult.applied(), actuator.raiseFloor(raise(4, 12)));
        assertEquals(12, target.minCapacity());
    }

    @Test
    void aRaiseWhoseAnswerWasLostIsFoundByReadingBack() {
        target.proxy().fail(UPDATE, Fault.ANSWER_LOST);

        ActuatorResult result = actuator.raiseFloor(raise(4, 12));

        assertEquals(Outcome.APPLIED, result.outcome());
        assertTrue(result.message().startsWith("seen by reading back"), result.message());
        assertEquals(12, target.minCapacity());
    }

    @Test
    void aRaiseThatCannotBeReadBackHasFailedUntilTheNextCycle() {
        actuator.read();
        target.proxy().fail(UPDATE, Fault.ANSWER_LOST);
        target.proxy().fail(DESCRIBE, Fault.SERVER_ERROR);

        ActuatorResult result = actuator.raiseFloor(raise(4, 12));

        assertEquals(Outcome.FAILED, result.outcome());
        assertTrue(result.message().startsWith("unknown whether it happened"), result.message());
        target.proxy().heal();
        assertEquals(12, actuator.read().floor());
    }

    @Test
    void aThrottledRaiseIsNotReadBack() {
        actuator.read();
        target.proxy().fail(UPDATE, Fault.THROTTLED);
        target.proxy().forgetCalls();

        ActuatorResult result = actuator.raiseFloor(raise(4, 12));

        assertEquals(ActuatorResult.failed("ThrottlingException: Rate exceeded"), result);
        assertEquals(0, Collections.frequency(target.proxy().calls(), DESCRIBE));
    }

    @Test
    void aForbiddenRaiseIsRefusedAndLeavesNoClaimInTheTag() {
        target.proxy().fail(UPDATE, Fault.ACCESS_DENIED);

        assertEquals(Outcome.REFUSED, actuator.raiseFloor(raise(4, 12)).outcome());

        assertEquals(Map.of("kickoff:raised", "base=4 to=4 plan=0"), target.tags());
    }

    @Test
    void raisesAlsoWhenTheTagMayNotBeReadAndLeavesTheMemoryToTheLibrary() {
        target.proxy().fail(TAGS, Fault.ACCESS_DENIED);

        CapacityState state = actuator.read();

        assertEquals(4, state.floor());
        assertNull(state.raised());
        assertTrue(state.problem().startsWith("cannot read tag kickoff:raised"), state.problem());
        assertEquals(Outcome.APPLIED, actuator.raiseFloor(raise(4, 12)).outcome());
        assertEquals(12, target.minCapacity());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"THROTTLED", "SERVER_ERROR", "REQUEST_LOST", "ANSWER_LOST"})
    void lowersNothingAsLongAsTheTagCannotBeRead(Fault fault) {
        actuator.raiseFloor(raise(4, 12));
        target.proxy().fail(TAGS, fault);

        assertNull(actuator.read().floor());
        assertEquals(Outcome.FAILED, actuator.lowerFloor(lower(12, 4)).outcome());

        target.proxy().heal();
        assertEquals(12, target.minCapacity());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ACCESS_DENIED", "THROTTLED", "REQUEST_LOST", "ANSWER_LOST"})
    void knowsWhatItRaisedAlsoWhenTheTagCannotBeWritten(Fault fault) {
        actuator.read();
        target.proxy().fail(TAG, fault);

        ActuatorResult result = actuator.raiseFloor(raise(4, 12));

        assertEquals(Outcome.APPLIED, result.outcome());
        assertTrue(result.message().startsWith("not remembered in tag kickoff:raised"), result.message());
        assertEquals(new RaisedFloor(4, 12, 7), actuator.read().raised());
    }

    @Test
    void writesTheTagInALaterCycleWhenItCouldNotAtFirst() {
        actuator.read();
        target.proxy().fail(TAG, Fault.THROTTLED);
        actuator.raiseFloor(raise(4, 12));
        target.proxy().heal();

        actuator.read();

        assertEquals(Map.of("kickoff:raised", "base=4 to=12 plan=7"), target.tags());
    }

    @Test
    void leavesThePeersTagThatIsNewerThanWhatItCouldNotWrite() {
        actuator.read();
        target.proxy().fail(TAG, Fault.THROTTLED);
        actuator.raiseFloor(raise(4, 12));
        target.proxy().heal();
        target.actuator().build().raiseFloor(new FloorChange(12, 15, new RaisedFloor(4, 15, 8)));

        assertEquals(new RaisedFloor(4, 15, 8), actuator.read().raised());
    }

    @Test
    void oneCycleReadsTheTargetOnce() {
        actuator.read();
        actuator.raiseFloor(raise(4, 12));

        assertEquals(List.of(DESCRIBE, TAGS, TAG, UPDATE), target.proxy().calls());
    }
}
