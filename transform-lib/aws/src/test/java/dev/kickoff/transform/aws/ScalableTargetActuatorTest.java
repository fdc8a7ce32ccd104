package dev.kickoff.transform.aws;

import static dev.kickoff.transform.aws.TestTarget.lower;
import static dev.kickoff.transform.aws.TestTarget.raise;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.ActuatorResult.Outcome;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.RaisedFloor;
import dev.kickoff.transform.aws.TargetCapacity.Reading;
import dev.kickoff.transform.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules of Application Auto Scaling for bounds; moto does not enforce them, so the actuator must. */
class ScalableTargetActuatorTest {
    private static TestTarget target;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-06-11T18:00:00Z"));
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
        actuator = target.actuator().clock(clock).build();
    }

    @Test
    void namesTheTargetAsAwsDoes() {
        assertEquals(TestTarget.NAME, actuator.target());
    }

    @Test
    void readsTheBoundsAndLeavesWhatNobodyTellsUnknown() {
        assertEquals(new CapacityState(4, null, null, 20, new RaisedFloor(4, 4, 0), null), actuator.read());
    }

    @Test
    void readsTheCapacityWhereItIsToldTo() {
        ScalableTargetActuator told = withCapacity(9, 8);

        assertEquals(9, told.read().desired());
        assertEquals(8, told.read().ready());
    }

    @Test
    void raisesMinCapacityOnly() {
        assertEquals(ActuatorResult.applied(), actuator.raiseFloor(raise(4, 12)));

        assertEquals(12, target.minCapacity());
        assertEquals(20, target.read().maxCapacity());
    }

    @Test
    void raisingToWhatIsThereChangesNothing() {
        actuator.raiseFloor(raise(4, 12));

        assertEquals(
                ActuatorResult.applied("MinCapacity was 12 already"),
                target.actuator().build().raiseFloor(raise(4, 12)));
    }

    @Test
    void lowersMinCapacity() {
        actuator.raiseFloor(raise(4, 12));

        assertEquals(ActuatorResult.applied(), actuator.lowerFloor(lower(12, 4)));

        assertEquals(4, target.minCapacity());
        assertEquals(Map.of("kickoff:raised", "base=4 to=4 plan=7"), target.tags());
    }

    @Test
    void doesNotLowerWhatSomebodyElseHasRaisedSinceTheRead() {
        actuator.raiseFloor(raise(4, 12));
        actuator.read();
        target.register(request -> request.minCapacity(15));

        ActuatorResult result = actuator.lowerFloor(lower(12, 4));

        assertEquals(
                ActuatorResult.refused("MinCapacity was raised from 12 to 15 by somebody else; left as it is"), result);
        assertEquals(15, target.minCapacity());
    }

    @Test
    void refusesMinCapacityAboveMaxCapacityAndNamesBothNumbers() {
        assertEquals(
                ActuatorResult.refused("MinCapacity 30 is above the target's MaxCapacity 20; raise MaxCapacity, or"
                        + " allow it with allowMaxCapacityUpTo(30)"),
                actuator.raiseFloor(raise(4, 30)));
        assertEquals(4, target.minCapacity());
    }

    @Test
    void raisesMaxCapacityOnlyAsFarAsNeededAndOnlyIfAllowed() {
        ScalableTargetActuator allowed =
                target.actuator().allowMaxCapacityUpTo(40).build();

        assertEquals(40, allowed.read().ceiling());
        assertEquals(ActuatorResult.applied("MaxCapacity raised from 20 to 30 too"), allowed.raiseFloor(raise(4, 30)));
        assertEquals(30, target.minCapacity());
        assertEquals(30, target.read().maxCapacity());
        assertEquals(Outcome.REFUSED, allowed.raiseFloor(raise(30, 41)).outcome());
    }

    @Test
    void leavesAMaxCapacityThatSomebodyElseHasRaisedSinceTheRead() {
        ScalableTargetActuator allowed =
                target.actuator().allowMaxCapacityUpTo(40).build();
        allowed.read();
        target.register(request -> request.maxCapacity(50));

        assertEquals(ActuatorResult.applied(), allowed.raiseFloor(raise(4, 30)));

        assertEquals(50, target.read().maxCapacity());
    }

    @Test
    void makesNoUpdateThatWouldMoveACapacityAboveMaxCapacityDown() {
        ScalableTargetActuator above = withCapacity(25, 25);

        ActuatorResult raised = above.raiseFloor(raise(4, 12));
        ActuatorResult lowered = above.lowerFloor(lower(4, 2));

        assertEquals(Outcome.REFUSED, raised.outcome());
        assertTrue(raised.message().startsWith("the capacity 25 is above MaxCapacity 20"), raised.message());
        assertEquals(Outcome.REFUSED, lowered.outcome());
        assertEquals(4, target.minCapacity());
    }

    @Test
    void raisesMaxCapacityToACapacityAboveItWhenAllowed() {
        ScalableTargetActuator above = target.actuator()
                .capacity(() -> Reading.of(25, 25))
                .allowMaxCapacityUpTo(40)
                .build();

        assertEquals(ActuatorResult.applied("MaxCapacity raised from 20 to 25 too"), above.raiseFloor(raise(4, 12)));

        assertEquals(12, target.minCapacity());
        assertEquals(25, target.read().maxCapacity());
    }

    @Test
    void saysWhatIsSuspendedAndResumesNothing() {
        target.register(request -> request.suspendedState(
                state -> state.dynamicScalingInSuspended(true).scheduledScalingSuspended(true)));

        String problem = actuator.read().problem();
        ActuatorResult result = actuator.raiseFloor(raise(4, 12));

        assertTrue(problem.startsWith("suspended: dynamic scale-in"), problem);
        assertTrue(problem.contains("scheduled scaling"), problem);
        assertEquals(Outcome.APPLIED, result.outcome());
        assertEquals(problem, result.message());
        assertEquals(12, target.minCapacity());
        assertTrue(target.read().suspendedState().dynamicScalingInSuspended());
        assertTrue(target.read().suspendedState().scheduledScalingSuspended());
    }

    @Test
    void remembersInATagWhatItRaisedSoThatAnotherInstanceCanLowerIt() {
        actuator.raiseFloor(raise(4, 12));

        ScalableTargetActuator another = target.actuator().build();

        assertEquals(new RaisedFloor(4, 12, 7), another.read().raised());
    }

    @Test
    void deletingTheTagMakesItForgetTheRaise() {
        actuator.raiseFloor(raise(4, 12));
        clock.advance(Duration.ofMinutes(2));
        target.forgetTags();

        assertEquals(new RaisedFloor(12, 12, 0), actuator.read().raised());
    }

    @Test
    void keepsInTheTagWhatItIsToldToRemember() {
        actuator.read();

        assertEquals(ActuatorResult.applied(), actuator.remember(new RaisedFloor(4, 4, 9)));

        assertEquals(Map.of("kickoff:raised", "base=4 to=4 plan=9"), target.tags());
    }

    @Test
    void writesNoTagWhenToldSo() {
        ScalableTargetActuator untagged = target.actuator().withoutTag().build();

        untagged.raiseFloor(raise(4, 12));

        assertNull(untagged.read().raised());
        assertEquals(12, target.minCapacity());
        assertEquals(Map.of(), target.tags());
    }

    @Test
    void takesALateDescriptionOfItsOwnChangeForWhatItIs() {
        actuator.read();
        actuator.raiseFloor(raise(4, 12));
        target.register(request -> request.minCapacity(4));

        assertEquals(12, actuator.read().floor());
        clock.advance(Duration.ofSeconds(61));
        assertEquals(4, actuator.read().floor());
    }

    @Test
    void aChangeThatIsNotALateDescriptionIsSeenAtOnce() {
        actuator.read();
        actuator.raiseFloor(raise(4, 12));
        target.register(request -> request.minCapacity(7));

        assertEquals(7, actuator.read().floor());
    }

    @Test
    void registersNoTargetUnlessToldTo() {
        target.wipe();

        CapacityState state = actuator.read();

        assertNull(state.floor());
        assertTrue(state.problem().startsWith("there is no " + TestTarget.NAME), state.problem());
        assertEquals(Outcome.REFUSED, actuator.raiseFloor(raise(0, 12)).outcome());
        assertFalse(target.isRegistered());
    }

    @Test
    void registersTheTargetWhenToldToAndAFloorNeedsIt() {
        target.wipe();
        ScalableTargetActuator registering = target.actuator()
                .capacity(() -> Reading.of(3, 3))
                .registerIfAbsent(20)
                .build();

        assertEquals(new CapacityState(0, 3, 3, 20, new RaisedFloor(0, 0, 0), null), registering.read());
        assertFalse(target.isRegistered());
        ActuatorResult result = registering.raiseFloor(raise(0, 12));

        assertEquals(ActuatorResult.applied("registered the scalable target with MaxCapacity 20"), result);
        assertEquals(12, target.minCapacity());
        assertEquals(20, target.read().maxCapacity());
    }

    @Test
    void registersNoTargetWhoseCapacityWouldBeMovedDown() {
        target.wipe();
        ScalableTargetActuator registering = target.actuator()
                .capacity(() -> Reading.of(30, 30))
                .registerIfAbsent(20)
                .build();

        assertEquals(Outcome.REFUSED, registering.raiseFloor(raise(0, 12)).outcome());
        assertFalse(target.isRegistered());
    }

    @Test
    void registeringNeedsToKnowTheCapacity() {
        assertThrows(
                IllegalStateException.class,
                () -> target.actuator().registerIfAbsent(20).build());
    }

    private ScalableTargetActuator withCapacity(int desired, int ready) {
        return target.actuator().capacity(() -> Reading.of(desired, ready)).build();
    }
}
