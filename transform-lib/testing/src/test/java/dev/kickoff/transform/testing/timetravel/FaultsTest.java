package dev.kickoff.transform.testing.timetravel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What each fault does to the day, and that the day shows it. */
class FaultsTest extends JourneyTest {
    private static final Instant SEVEN_PM = paris("2026-06-11T19:00");
    private static final Instant NINE_PM = paris("2026-06-11T21:00");
    private static final Instant ELEVEN_PM = paris("2026-06-11T23:00");
    /** Floors that nobody can confirm last a quarter of an hour longer. */
    private static final Instant UNCONFIRMED = FINAL_WHISTLE.plus(Duration.ofMinutes(15));

    @Test
    void withoutFaultsCapacityIsThereBeforeTheMatchAndGoneAfterIt() {
        Timeline day = evening().run();

        day.readyForEveryFloor()
                .readyBefore(KICK_OFF, 30)
                .neverBelow(30, KICK_OFF, FINAL_WHISTLE)
                .releasedBy(FINAL_WHISTLE.plus(Duration.ofMinutes(1)), 6);
        assertEquals(6, day.at(KICK_OFF.minus(LEAD_TIME).minusSeconds(60)).minimum());
    }

    @Test
    void withTheHubDownThePlanIsRaisedByAndReleasedLater() {
        Timeline day = evening().fault(new Fault.HubDown(SEVEN_PM, ELEVEN_PM)).run();

        day.readyForEveryFloor().neverBelow(30, KICK_OFF, UNCONFIRMED).releasedBy(UNCONFIRMED, 6);
        assertFound(day, SEVEN_PM, "error HUB_UNREACHABLE");
    }

    @Test
    void withAHubThatFailsItIsTheSame() {
        Timeline day =
                evening().fault(new Fault.HubFails(503, SEVEN_PM, ELEVEN_PM)).run();

        day.readyForEveryFloor().neverBelow(30, KICK_OFF, UNCONFIRMED).releasedBy(UNCONFIRMED, 6);
        assertFound(day, SEVEN_PM, "error HUB_ERROR");
    }

    @Test
    void aThrottledTargetIsRaisedAsSoonAsItTakesCalls() {
        Instant over = KICK_OFF.minus(Duration.ofMinutes(5));
        Timeline day =
                evening().fault(new Fault.TargetThrottled(SEVEN_PM, over)).run();

        assertEquals(6, day.at(over.minusSeconds(60)).minimum());
        assertEquals(30, day.at(over).minimum());
        day.readyForEveryFloor();
        assertFound(day, KICK_OFF.minus(LEAD_TIME), "error ACTION");
    }

    @Test
    void aTargetThatCannotBeReadIsNotTouched() {
        Timeline day = evening().fault(new Fault.TargetDown(SEVEN_PM, NINE_PM)).run();

        assertEquals(6, day.at(NINE_PM.minusSeconds(60)).minimum());
        assertEquals(30, day.at(NINE_PM).minimum());
        AssertionError late = assertThrows(AssertionError.class, day::readyForEveryFloor);
        assertTrue(late.getMessage().startsWith("the floor is not ready at 2026-06-11T20:30"), late.getMessage());
    }

    @Test
    void aSlowStartUpIsFoundLate() {
        Timeline day = evening()
                .fault(new Fault.SlowStartUp(Duration.ofMinutes(40), SEVEN_PM, NINE_PM))
                .run();

        assertThrows(AssertionError.class, () -> day.readyBefore(KICK_OFF, 30));
        day.readyBefore(KICK_OFF.plus(Duration.ofMinutes(25)), 30);
        assertFound(day, KICK_OFF, "late: 6 of 30 ready");
    }

    @Test
    void aPartialFailureLeavesTheRestRunning() {
        Timeline day =
                evening().fault(new Fault.PartialFailure(25, SEVEN_PM, NINE_PM)).run();

        assertEquals(6 + 18, day.at(KICK_OFF).ready(), "three of four came up");
        assertFound(day, KICK_OFF, "late: 24 of 30 ready");
        day.readyBefore(NINE_PM.plus(Duration.ofMinutes(3)), 30);
    }

    @Test
    void aFloorThatSomebodyResetsIsRaisedAgain() {
        Timeline day = evening()
                .fault(new Fault.SomebodySetsMinimum(4, NINE_PM))
                .reactiveTarget(at -> 30)
                .run();

        day.neverBelow(30, KICK_OFF, FINAL_WHISTLE);
        assertFound(day, NINE_PM, "drift: 30 became 4");
    }

    @Test
    void aProcessThatWasGoneGoesOnFromItsDiskAlsoWithoutTheHub() {
        Timeline day = evening()
                .fault(new Fault.LibraryDown(SEVEN_PM, KICK_OFF))
                .fault(new Fault.HubDown(SEVEN_PM, ELEVEN_PM))
                .run();

        assertEquals(6, day.at(KICK_OFF.minusSeconds(60)).minimum());
        day.neverBelow(30, KICK_OFF.plus(Duration.ofMinutes(3)), UNCONFIRMED).releasedBy(UNCONFIRMED, 6);
    }

    @Test
    void anExtensionOfTheEventIsFollowed() {
        SimulatedPlan extended = SimulatedPlan.of("video-edge", "eu-west-3", MIDNIGHT, NEXT_MIDNIGHT)
                .version(2)
                .base(6)
                .event("match", KICK_OFF, ELEVEN_PM, 24);

        Timeline day = evening().planFrom(NINE_PM, extended.build()).run();

        day.neverBelow(30, KICK_OFF, ELEVEN_PM).releasedBy(ELEVEN_PM, 6);
        assertFound(day, NINE_PM, "plan version 2");
    }

    private static TimeTravel evening() {
        return travel().from(SEVEN_PM.minus(Duration.ofMinutes(30)));
    }

    private static void assertFound(Timeline day, Instant at, String what) {
        List<String> findings = day.at(at).findings();
        assertTrue(findings.contains(what), () -> what + " is not among " + findings + "\n" + day.table());
    }
}
