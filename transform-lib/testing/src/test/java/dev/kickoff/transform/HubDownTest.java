package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Report.PlanSource;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fail-static: without the hub the last plan raises floors and nothing lowers them. */
class HubDownTest extends LibraryTest {
    @Test
    void startsFromTheBackupWhenTheHubIsDown() {
        hub.publish(evening(3));
        started().runOnce();
        hub.stop();

        Kickoff restarted = started();
        assertFloorAt(SIX_PM.plus(HOUR), 30, restarted);

        Status status = restarted.status();
        assertEquals(3L, status.planVersion());
        assertEquals(PlanSource.BACKUP, status.source());
        assertNull(status.confirmedAt());
        assertEquals(HOUR, status.planAge(), "since it was issued");
        assertEquals(LibraryError.Kind.HUB_UNREACHABLE, status.lastError().kind());
        assertTrue(told.lines().contains("accepted 3 from BACKUP"), told.lines()::toString);
    }

    @Test
    void touchesNothingWithoutHubAndBackup() {
        hub.stop();
        target.setFloor(2);

        Kickoff kickoff = started();
        assertFloorAt(SIX_PM, 2, kickoff);

        assertEquals(PlanSource.NONE, kickoff.status().source());
        assertNull(kickoff.status().floorInForce());
        assertFalse(kickoff.status().registered());
    }

    @Test
    void raisesByThePlanItHasAndHoldsUntilTheHubIsBack() {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        kickoff.runOnce();
        hub.stop();

        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);
        assertFloorAt(SIX_PM.plus(HOUR).plus(HOUR), 30, kickoff);
        assertTrue(told.lines().contains("lower-min 30>6 REFUSED"), told.lines()::toString);

        hub.restart();
        assertFloorAt(clock.instant(), 6, kickoff);
        assertEquals(1L, kickoff.status().planVersion());
    }

    @Test
    void holdsWhileTheHubAnswersWithErrors() {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);

        for (int status : List.of(401, 403, 404, 429, 500, 503)) {
            hub.failWith(status);
            assertFloorAt(SIX_PM.plus(HOUR).plus(HOUR), 30, kickoff);
        }

        hub.recover();
        assertFloorAt(clock.instant(), 6, kickoff);
    }

    @Test
    void tellsOfAnOutageOncePerCallAndNotOncePerAttempt() {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        kickoff.runOnce();
        hub.stop();

        for (int cycle = 0; cycle < 5; cycle++) {
            kickoff.runOnce();
        }

        assertEquals(2, Collections.frequency(told.lines(), "error HUB_UNREACHABLE"), "for the plan and for reports");
        hub.restart();
        kickoff.runOnce();
        hub.stop();
        kickoff.runOnce();
        assertEquals(4, Collections.frequency(told.lines(), "error HUB_UNREACHABLE"), "and again the next time");
    }

    @Test
    void registersWhenTheHubIsBack() {
        hub.failWith(503);
        Kickoff kickoff = started();
        kickoff.runOnce();
        assertFalse(kickoff.status().registered());

        hub.recover();
        kickoff.runOnce();
        kickoff.runOnce();

        assertTrue(kickoff.status().registered());
        assertEquals(List.of(kickoff.registration()), hub.registrations());
    }

    @Test
    void theHubConfirmsByEtagWithoutSendingThePlanAgain() {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        kickoff.runOnce();
        kickoff.runOnce();

        List<String> polls = hub.requests().stream()
                .filter(request -> request.startsWith("GET"))
                .map(request -> request.substring(request.lastIndexOf(' ') + 1))
                .toList();
        assertEquals(List.of("200", "304"), polls);
        assertEquals(PlanSource.HUB, kickoff.status().source());
    }
}
