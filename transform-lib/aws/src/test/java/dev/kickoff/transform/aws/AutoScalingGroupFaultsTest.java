package dev.kickoff.transform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.emulator.Fault;
import dev.kickoff.emulator.FaultProxy;
import dev.kickoff.emulator.MotoServer;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.ActuatorResult.Outcome;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** What the actuator makes of calls that go wrong on their way to AWS or back. */
class AutoScalingGroupFaultsTest {
    private static final String DESCRIBE = "DescribeAutoScalingGroups";
    private static final String UPDATE = "UpdateAutoScalingGroup";
    private static final String TAG = "CreateOrUpdateTags";
    private static final FloorChange TO_TWELVE = new FloorChange(4, 12, new RaisedFloor(4, 12, 7));

    private static MotoServer moto;
    private static FaultProxy proxy;

    private TestGroup group;
    private AutoScalingClient client;
    private AutoScalingGroupActuator actuator;

    @BeforeAll
    static void startMoto() {
        moto = MotoServer.start();
        proxy = FaultProxy.before(moto.endpoint());
    }

    @AfterAll
    static void stopMoto() {
        proxy.close();
        moto.close();
    }

    @BeforeEach
    void createGroup() {
        group = TestGroup.create(moto, 4, 20);
        client = TestGroup.client(proxy.endpoint());
        actuator = AutoScalingGroupActuator.builder(client, TestGroup.NAME).build();
        proxy.heal();
        proxy.forgetCalls();
    }

    @AfterEach
    void closeClients() {
        client.close();
        group.close();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whatCannotBeReadIsUnknown(Fault fault) {
        proxy.fail(DESCRIBE, fault);

        CapacityState state = actuator.read();

        assertNull(state.floor());
        assertNull(state.ready());
        assertTrue(state.problem().startsWith("cannot describe the group"), state.problem());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"THROTTLED", "SERVER_ERROR", "REQUEST_LOST"})
    void aRaiseThatDidNotHappenHasFailedAndWorksTheNextTime(Fault fault) {
        proxy.fail(UPDATE, fault);
        assertEquals(Outcome.FAILED, actuator.raiseFloor(TO_TWELVE).outcome());
        assertEquals(4, group.minSize());

        proxy.heal();
        assertEquals(ActuatorResult.applied(), actuator.raiseFloor(TO_TWELVE));
        assertEquals(12, group.minSize());
    }

    @Test
    void aRaiseWhoseAnswerWasLostIsFoundByReadingBack() {
        proxy.fail(UPDATE, Fault.ANSWER_LOST);

        ActuatorResult result = actuator.raiseFloor(TO_TWELVE);

        assertEquals(Outcome.APPLIED, result.outcome());
        assertTrue(result.message().startsWith("seen by reading back"), result.message());
        assertEquals(12, group.minSize());
    }

    @Test
    void aRaiseThatCannotBeReadBackHasFailedUntilTheNextCycle() {
        actuator.read();
        proxy.fail(UPDATE, Fault.ANSWER_LOST);
        proxy.fail(DESCRIBE, Fault.SERVER_ERROR);

        ActuatorResult result = actuator.raiseFloor(TO_TWELVE);

        assertEquals(Outcome.FAILED, result.outcome());
        assertTrue(result.message().startsWith("unknown whether it happened"), result.message());
        proxy.heal();
        assertEquals(12, actuator.read().floor());
    }

    @Test
    void aThrottledRaiseIsNotReadBack() {
        actuator.read();
        proxy.fail(UPDATE, Fault.THROTTLED);
        proxy.forgetCalls();

        ActuatorResult result = actuator.raiseFloor(TO_TWELVE);

        assertEquals(ActuatorResult.failed("Throttling: Rate exceeded"), result);
        assertEquals(0, Collections.frequency(proxy.calls(), DESCRIBE));
    }

    @Test
    void aForbiddenRaiseIsRefusedAndLeavesNoClaimInTheTag() {
        proxy.fail(UPDATE, Fault.ACCESS_DENIED);

        ActuatorResult result = actuator.raiseFloor(TO_TWELVE);

        assertEquals(Outcome.REFUSED, result.outcome());
        assertEquals(List.of("base=4 to=4 plan=0"), group.tags());
    }

    @Test
    void raisesAlsoWhenTheTagCannotBeWritten() {
        proxy.fail(TAG, Fault.ACCESS_DENIED);

        ActuatorResult result = actuator.raiseFloor(TO_TWELVE);

        assertEquals(Outcome.APPLIED, result.outcome());
        assertTrue(result.message().startsWith("not remembered in tag kickoff:raised"), result.message());
        assertEquals(12, group.minSize());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"ACCESS_DENIED", "ANSWER_LOST"})
    void knowsWhatItRaisedAlsoWhenTheTagCannotBeWritten(Fault fault) {
        actuator.remember(new RaisedFloor(4, 4, 6));
        proxy.fail(TAG, fault);
        actuator.raiseFloor(TO_TWELVE);

        assertEquals(new RaisedFloor(4, 12, 7), actuator.read().raised());
    }

    @Test
    void writesTheTagInALaterCycleWhenItCouldNotAtFirst() {
        actuator.remember(new RaisedFloor(4, 4, 6));
        proxy.fail(TAG, Fault.THROTTLED);
        actuator.raiseFloor(TO_TWELVE);
        assertEquals(new RaisedFloor(4, 12, 7), actuator.read().raised());
        assertEquals(List.of("base=4 to=4 plan=6"), group.tags());

        proxy.heal();
        assertEquals(new RaisedFloor(4, 12, 7), actuator.read().raised());
        assertEquals(List.of("base=4 to=12 plan=7"), group.tags());
    }

    @Test
    void leavesThePeersTagThatIsNewerThanWhatItCouldNotWrite() {
        proxy.fail(TAG, Fault.THROTTLED);
        actuator.raiseFloor(TO_TWELVE);
        AutoScalingGroupActuator peer =
                AutoScalingGroupActuator.builder(group.client(), TestGroup.NAME).build();
        peer.raiseFloor(new FloorChange(12, 15, new RaisedFloor(4, 15, 8)));
        proxy.heal();

        assertEquals(new RaisedFloor(4, 15, 8), actuator.read().raised());
        assertEquals(List.of("base=4 to=15 plan=8"), group.tags());
    }

    @Test
    void oneCycleDescribesTheGroupOnce() {
        actuator.read();
        actuator.raiseFloor(TO_TWELVE);

        assertEquals(List.of(DESCRIBE, TAG, UPDATE), proxy.calls());
    }
}
