package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Report.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The floor follows the plan by level, not by edge. */
class ReconcileTest extends LibraryTest {
    private static final Instant RAISED = SIX_PM.plus(HOUR);
    private static final Instant RELEASED = RAISED.plus(HOUR);

    @Test
    void makesUpForACycleThatWasMissed() {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        kickoff.runOnce();

        assertFloorAt(RAISED.plus(Duration.ofMinutes(40)), 30, kickoff);
    }

    @Test
    void repairsAMinimumThatSomebodyLoweredAndReportsIt() {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        assertFloorAt(RAISED, 30, kickoff);
        target.setFloor(4);

        assertFloorAt(RAISED.plusSeconds(15), 30, kickoff);

        assertTrue(told.lines().contains("drift 30>4"), told.lines()::toString);
        Action repair = reportedActions().get(1);
        assertEquals("drift: somebody lowered the minimum from 30 to 4", repair.message());
        assertFloorAt(RELEASED, 6, kickoff);
    }

    @Test
    void leavesAMinimumThatSomebodySetAfterTheRaiseWasTakenBackByOthers() {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        assertFloorAt(RAISED, 30, kickoff);
        target.setFloor(4);
        hub.publish(Plans.from(RELEASED).version(2).floor(4, HOUR).build());
        assertFloorAt(RELEASED, 4, kickoff);
        assertFloorAt(RELEASED.plusSeconds(15), 4, kickoff);

        target.setFloor(12);

        assertFloorAt(RELEASED.plusSeconds(30), 12, kickoff);
    }

    @Test
    void leavesAMinimumThatSomebodyRaisedFurther() {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        assertFloorAt(RAISED, 30, kickoff);
        target.setFloor(45);

        assertFloorAt(RELEASED, 45, kickoff);
        kickoff.runOnce();

        assertEquals(
                1,
                reportedActions().stream()
                        .filter(action -> action.outcome() == Action.Outcome.REFUSED)
                        .count());
        target.setFloor(30);
        assertFloorAt(RELEASED, 6, kickoff);
    }

    @Test
    void neverGoesBelowTheTeamsMinimumNorAboveItsMaximum() {
        hub.publish(Plans.from(SIX_PM).floor(500, HOUR).floor(0, HOUR).build());
        Kickoff kickoff = started();

        assertFloorAt(SIX_PM, Library.TEAM_MAXIMUM, kickoff);
        assertEquals(Library.TEAM_MAXIMUM, kickoff.status().floorInForce());
        assertFloorAt(RAISED, Library.TEAM_MINIMUM, kickoff);
    }

    @Test
    void triesAFailedRaiseAgainInTheNextCycle() {
        hub.publish(evening(1));
        target.nextResults(ActuatorResult.failed("throttled"), ActuatorResult.failed("throttled"));
        Kickoff kickoff = started();

        assertFloorAt(RAISED, 4, kickoff);
        assertFloorAt(RAISED, 4, kickoff);
        assertFloorAt(RAISED, 30, kickoff);

        assertEquals(
                List.of(Action.Outcome.FAILED, Action.Outcome.FAILED, Action.Outcome.APPLIED),
                reportedActions().stream().map(Action::outcome).toList());
        assertEquals(1, Collections.frequency(told.lines(), "error ACTION"), "told by transition");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void touchesNothingWhileTheTargetCannotBeRead(boolean throwing) {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        assertFloorAt(RAISED, 30, kickoff);
        target.readAs(state -> {
            if (throwing) {
                throw new IllegalStateException("client closed");
            }
            return CapacityState.unknown("access denied");
        });

        assertFloorAt(RELEASED, 30, kickoff);

        assertNull(lastReport().readyCapacity());
        assertEquals(
                LibraryError.Kind.TARGET_PROBLEM, kickoff.status().lastError().kind());
        target.readAs(state -> state);
        assertFloorAt(RELEASED, 6, kickoff);
    }

    @Test
    void dryRunSaysWhatItWouldDoOnceAndTouchesNothing() {
        hub.publish(evening(1));
        Kickoff kickoff =
                open(Library.dryRun(hub, target, clock).backupDirectory(folder).listener(told));

        assertFloorAt(RAISED, 4, kickoff);
        assertFloorAt(RAISED, 4, kickoff);

        assertEquals(List.of(), target.changes());
        assertEquals(1, Collections.frequency(told.lines(), "raise-min 4>30 WOULD_APPLY"));
        assertEquals(
                List.of(Action.Outcome.WOULD_APPLY),
                reportedActions().stream().map(Action::outcome).toList());
    }

    @Test
    void saysWhenCapacityIsLateAndWhenItIsReady() {
        hub.publish(evening(1));
        target.readAs(state -> new CapacityState(state.floor(), state.desired(), 7, null, null, null));
        Kickoff kickoff = started();
        kickoff.runOnce();

        assertFloorAt(RAISED, 30, kickoff);
        kickoff.runOnce();
        assertEquals(1, Collections.frequency(told.lines(), "late 7 of 30"));

        target.readAs(state -> state);
        assertFloorAt(RAISED.plusSeconds(240), 30, kickoff);
        assertTrue(told.lines().contains("ready 30 after PT4M"), told.lines()::toString);
        assertEquals(Duration.ofMinutes(4), lastReport().leadTimeMeasured());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-29T00:30", "2026-10-25T00:30", "2026-12-31T22:30"})
    void holdsFloorsAcrossMidnightAndClockChanges(String localStart) {
        Instant start = ZonedDateTime.of(LocalDateTime.parse(localStart), ZoneId.of("Europe/Paris"))
                .toInstant();
        clock.set(start);
        hub.publish(Plans.from(start)
                .floor(30, Duration.ofHours(3))
                .floor(6, Duration.ofHours(3))
                .build());
        Kickoff kickoff = started();

        for (int minute = 0; minute < 180; minute += 15) {
            assertFloorAt(start.plus(Duration.ofMinutes(minute)), 30, kickoff);
        }
        assertFloorAt(start.plus(Duration.ofHours(3)), 6, kickoff);
    }
}
