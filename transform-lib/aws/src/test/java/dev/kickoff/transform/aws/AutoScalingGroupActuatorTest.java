package dev.kickoff.transform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.emulator.MotoServer;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.ActuatorResult.Outcome;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of AWS for bounds of a group; moto does not enforce them, so the actuator must. */
class AutoScalingGroupActuatorTest {
    private static MotoServer moto;

    private TestGroup group;
    private AutoScalingGroupActuator actuator;

    @BeforeAll
    static void startMoto() {
        moto = MotoServer.start();
    }

    @AfterAll
    static void stopMoto() {
        moto.close();
    }

    @BeforeEach
    void createGroup() {
        group = TestGroup.create(moto, 4, 20);
        actuator =
                AutoScalingGroupActuator.builder(group.client(), TestGroup.NAME).build();
    }

    @AfterEach
    void closeGroup() {
        group.close();
    }

    @Test
    void readsBoundsDesiredAndHealthyInstances() {
        assertEquals(new CapacityState(4, 4, 4, 20, new RaisedFloor(4, 4, 0), null), actuator.read());
    }

    @Test
    void countsOnlyHealthyInstancesInService() {
        String instance = group.read().instances().get(0).instanceId();
        group.client().setInstanceHealth(request -> request.instanceId(instance).healthStatus("Unhealthy"));

        assertEquals(3, actuator.read().ready());
    }

    @Test
    void raisesMinSizeAndTheGroupGrowsWithIt() {
        assertEquals(ActuatorResult.applied(), actuator.raiseFloor(raise(4, 12)));

        assertEquals(12, group.minSize());
        assertEquals(20, group.read().maxSize());
        assertEquals(12, group.read().desiredCapacity());
        assertEquals(12, actuator.read().ready());
    }

    @Test
    void raisingToWhatIsThereChangesNothing() {
        actuator.raiseFloor(raise(4, 12));

        assertEquals(Outcome.APPLIED, actuator.raiseFloor(raise(4, 12)).outcome());
        assertEquals(12, group.minSize());
    }

    @Test
    void lowersMinSizeAndLeavesTheDesiredCapacityToTheReactiveScaler() {
        actuator.raiseFloor(raise(4, 12));

        assertEquals(ActuatorResult.applied(), actuator.lowerFloor(lower(12, 4)));

        assertEquals(4, group.minSize());
        assertEquals(12, group.read().desiredCapacity());
    }

    @Test
    void doesNotLowerWhatSomebodyElseHasRaisedMeanwhile() {
        group.client()
                .updateAutoScalingGroup(
                        request -> request.autoScalingGroupName(TestGroup.NAME).minSize(15));

        ActuatorResult result = actuator.lowerFloor(lower(12, 4));

        assertEquals(Outcome.REFUSED, result.outcome());
        assertEquals(15, group.minSize());
    }

    @Test
    void doesNotLowerWhatSomebodyElseHasRaisedSinceTheRead() {
        actuator.raiseFloor(raise(4, 12));
        actuator.read();
        group.client()
                .updateAutoScalingGroup(
                        request -> request.autoScalingGroupName(TestGroup.NAME).minSize(15));

        assertEquals(Outcome.REFUSED, actuator.lowerFloor(lower(12, 4)).outcome());
        assertEquals(15, group.minSize());
    }

    @Test
    void leavesAMaxSizeThatSomebodyElseHasRaisedSinceTheRead() {
        AutoScalingGroupActuator allowed = allowedUpTo(40);
        allowed.read();
        group.client()
                .updateAutoScalingGroup(
                        request -> request.autoScalingGroupName(TestGroup.NAME).maxSize(50));

        assertEquals(ActuatorResult.applied(), allowed.raiseFloor(raise(4, 30)));

        assertEquals(30, group.minSize());
        assertEquals(50, group.read().maxSize());
    }

    @Test
    void leavesBothBoundsThatAPeerHasRaisedFurtherSinceTheRead() {
        AutoScalingGroupActuator allowed = allowedUpTo(40);
        allowed.read();
        allowedUpTo(40).raiseFloor(raise(4, 40));

        assertEquals(ActuatorResult.applied("MinSize was 40 already"), allowed.raiseFloor(raise(4, 30)));

        assertEquals(40, group.minSize());
        assertEquals(40, group.read().maxSize());
        assertEquals(List.of("base=4 to=40 plan=7"), group.tags());
    }

    @Test
    void refusesMinSizeAboveMaxSizeAndNamesBothNumbers() {
        ActuatorResult result = actuator.raiseFloor(raise(4, 30));

        assertEquals(Outcome.REFUSED, result.outcome());
        assertEquals(
                "MinSize 30 is above the group's MaxSize 20; raise MaxSize, or allow it with allowMaxSizeUpTo(30)",
                result.message());
        assertEquals(4, group.minSize());
    }

    @Test
    void raisesMaxSizeOnlyAsFarAsNeededAndOnlyIfAllowed() {
        AutoScalingGroupActuator allowed = allowedUpTo(40);

        assertEquals(40, allowed.read().ceiling());
        ActuatorResult result = allowed.raiseFloor(raise(4, 30));

        assertEquals(ActuatorResult.applied("MaxSize raised from 20 to 30 too"), result);
        assertEquals(30, group.minSize());
        assertEquals(30, group.read().maxSize());
        assertEquals(Outcome.REFUSED, allowed.raiseFloor(raise(30, 41)).outcome());
    }

    @Test
    void doesNotRaiseMaxSizeUnderAWarmPoolThatWouldFollowIt() {
        group.client().putWarmPool(request -> request.autoScalingGroupName(TestGroup.NAME));
        AutoScalingGroupActuator allowed = allowedUpTo(40);

        assertEquals(20, allowed.read().ceiling());
        ActuatorResult result = allowed.raiseFloor(raise(4, 30));

        assertEquals(Outcome.REFUSED, result.outcome());
        assertTrue(result.message().contains("warm pool"), result.message());
        assertEquals(20, group.read().maxSize());
    }

    @Test
    void saysWhichNeededProcessIsSuspendedAndResumesNone() {
        group.client()
                .suspendProcesses(request ->
                        request.autoScalingGroupName(TestGroup.NAME).scalingProcesses("Launch", "AZRebalance"));

        String problem = actuator.read().problem();
        ActuatorResult result = actuator.raiseFloor(raise(4, 12));

        assertTrue(problem.startsWith("suspended: Launch"), problem);
        assertEquals(Outcome.APPLIED, result.outcome());
        assertTrue(result.message().contains("Launch"), result.message());
        assertEquals(12, group.minSize());
        assertEquals(
                List.of("AZRebalance", "Launch"),
                group.read().suspendedProcesses().stream()
                        .map(process -> process.processName())
                        .sorted()
                        .toList());
    }

    @Test
    void remembersInATagWhatItRaisedSoThatAnotherInstanceCanLowerIt() {
        actuator.raiseFloor(raise(4, 12));

        AutoScalingGroupActuator another =
                AutoScalingGroupActuator.builder(group.client(), TestGroup.NAME).build();
        assertEquals(new RaisedFloor(4, 12, 7), another.read().raised());

        another.lowerFloor(lower(12, 4));
        assertEquals(List.of("base=4 to=4 plan=7"), group.tags());
    }

    @Test
    void keepsInTheTagWhatItIsToldToRemember() {
        actuator.raiseFloor(raise(4, 12));

        assertEquals(ActuatorResult.applied(), actuator.remember(new RaisedFloor(4, 4, 7)));

        assertEquals(List.of("base=4 to=4 plan=7"), group.tags());
        assertEquals(12, group.minSize());
    }

    @Test
    void writesNoTagWhenToldSo() {
        AutoScalingGroupActuator untagged = AutoScalingGroupActuator.builder(group.client(), TestGroup.NAME)
                .withoutTag()
                .build();

        untagged.raiseFloor(raise(4, 12));

        assertEquals(12, group.minSize());
        assertEquals(List.of(), group.tags());
    }

    @Test
    void aGroupThatIsNotThereIsUnknownAndRefusesChanges() {
        AutoScalingGroupActuator lost = AutoScalingGroupActuator.builder(group.client(), "no-such-group")
                .build();

        CapacityState state = lost.read();

        assertNull(state.floor());
        assertTrue(state.problem().contains("no-such-group"), state.problem());
        assertEquals(Outcome.REFUSED, lost.raiseFloor(raise(4, 12)).outcome());
    }

    private AutoScalingGroupActuator allowedUpTo(int maxSize) {
        return AutoScalingGroupActuator.builder(group.client(), TestGroup.NAME)
                .allowMaxSizeUpTo(maxSize)
                .build();
    }

    private static FloorChange raise(int from, int to) {
        return new FloorChange(from, to, new RaisedFloor(from, to, 7));
    }

    private static FloorChange lower(int from, int to) {
        return new FloorChange(from, to, new RaisedFloor(to, to, 7));
    }
}
