package dev.kickoff.hub.planning;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlanScheduleTest {
    private static final Instant NOON = Instant.parse("1998-06-10T12:00:00Z");
    private static final PlanRhythm RHYTHM = PlanRhythm.DEFAULT;

    private final PlanSchedule plannedAtNoonOnTheSeventhChange =
            PlanSchedule.NEW.withTraffic(7L).planned(NOON);

    @Test
    void newTrafficIsPlannedOnButNotMoreOftenThanAllowed() {
        PlanSchedule schedule = plannedAtNoonOnTheSeventhChange.withTraffic(8L);
        assertFalse(schedule.isDue(NOON.plusSeconds(14), RHYTHM));
        assertTrue(schedule.isDue(NOON.plusSeconds(15), RHYTHM));
        assertFalse(schedule.deliberate(), "traffic alone must not lower a plan at once");
    }

    @Test
    void withoutNewTrafficOnlyTheRefreshCounts() {
        PlanSchedule schedule = plannedAtNoonOnTheSeventhChange.withTraffic(7L);
        assertFalse(schedule.isDue(NOON.plusSeconds(299), RHYTHM));
        assertTrue(schedule.isDue(NOON.plusSeconds(300), RHYTHM));
    }

    @Test
    void whileNoEventIsOnNewTrafficWaitsForTheRefresh() {
        assertFalse(plannedAtNoonOnTheSeventhChange.withTraffic(null).isDue(NOON.plusSeconds(60), RHYTHM));
    }

    @Test
    void trafficThatCameWhilePlanningIsPlannedOnAgain() {
        PlanSchedule schedule = plannedAtNoonOnTheSeventhChange
                .withTraffic(8L)
                .planned(NOON.plusSeconds(20))
                .withTraffic(9L);
        assertTrue(schedule.isDue(NOON.plusSeconds(40), RHYTHM));
    }

    @Test
    void aRefreshThatIsShorterThanTheLiveOneStillCounts() {
        PlanRhythm quick = new PlanRhythm(
                Duration.ofSeconds(5),
                Duration.ofSeconds(15),
                RHYTHM.liveBefore(),
                RHYTHM.liveAfter(),
                RHYTHM.horizon(),
                RHYTHM.lowerAfter());
        assertTrue(plannedAtNoonOnTheSeventhChange.withTraffic(8L).isDue(NOON.plusSeconds(5), quick));
    }

    @Test
    void aChangeOfAnEventIsPlannedAtOnceAndOnce() {
        PlanSchedule changed = plannedAtNoonOnTheSeventhChange.changed();
        assertTrue(changed.isDue(NOON, RHYTHM));
        assertTrue(changed.deliberate());
        assertFalse(changed.planned(NOON).isDue(NOON, RHYTHM));
        assertFalse(changed.planned(NOON).deliberate());
    }

    @Test
    void whatFailedIsDueAtOnceAndStillDeliberate() {
        PlanSchedule failed = plannedAtNoonOnTheSeventhChange.changed().failed();
        assertTrue(failed.isDue(NOON.plusSeconds(1), RHYTHM));
        assertTrue(failed.deliberate());
    }

    @Test
    void aClockThatWasSetBackMakesEverythingDue() {
        assertTrue(plannedAtNoonOnTheSeventhChange.isDue(NOON.minusSeconds(1), RHYTHM));
    }
}
