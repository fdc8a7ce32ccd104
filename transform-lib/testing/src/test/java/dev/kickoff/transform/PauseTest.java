package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Report.Action;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** While paused nothing is changed on the target, not even upwards. */
class PauseTest extends LibraryTest {
    private static final Instant RAISED = SIX_PM.plus(HOUR);
    private static final Instant RELEASED = RAISED.plus(HOUR);

    @Test
    void changesNothingWhileThePlanIsPausedAndFollowsItAfterwards() {
        hub.publish(Plans.from(SIX_PM)
                .floor(4, HOUR)
                .floor(30, HOUR)
                .paused("moving regions")
                .build());
        Kickoff kickoff = started();

        assertFloorAt(RAISED, 4, kickoff);
        assertFloorAt(RAISED.plusSeconds(15), 4, kickoff);

        assertEquals("by the hub: moving regions", kickoff.status().paused());
        assertEquals("by the hub: moving regions", lastReport().paused());
        assertEquals(30, lastReport().floorInForce(), "reporting goes on");
        assertEquals(List.of(Action.Outcome.REFUSED), outcomes());
        assertEquals(
                "paused by the hub: moving regions", reportedActions().get(0).message());
        assertEquals(1, Collections.frequency(told.lines(), "paused by the hub: moving regions"));

        hub.publish(evening(2));
        assertFloorAt(RAISED.plusSeconds(30), 30, kickoff);
        assertNull(kickoff.status().paused());
        assertNull(lastReport().paused());
        assertEquals(1, Collections.frequency(told.lines(), "resumed"));
    }

    @Test
    void lowersNothingWhilePaused() {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        assertFloorAt(RAISED, 30, kickoff);
        hub.publish(Plans.from(SIX_PM)
                .version(2)
                .floor(6, HOUR.multipliedBy(3))
                .paused("hands off")
                .build());

        assertFloorAt(RELEASED, 30, kickoff);

        hub.publish(evening(3));
        assertFloorAt(RELEASED, 6, kickoff);
    }

    @Test
    void pausesAsLongAsTheFileIsThere() throws IOException {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        Path file = folder.resolve("PAUSE");
        Files.writeString(file, "migration until noon\nask Ada\n");

        assertFloorAt(RAISED, 4, kickoff);
        assertEquals("by the file PAUSE: migration until noon", kickoff.status().paused());

        Files.delete(file);
        assertFloorAt(RAISED, 30, kickoff);
    }

    @Test
    void aFileThatCannotBeReadPausesToo() throws IOException {
        Path file = Files.createDirectory(folder.resolve("hold-still"));
        hub.publish(evening(1));
        Kickoff kickoff = open(Library.acting(hub, target, clock).pauseFile(file));

        assertFloorAt(RAISED, 4, kickoff);

        assertEquals("by the file hold-still", kickoff.status().paused());
    }

    @Test
    void pausesByConfigurationAlsoWithoutAPlan() {
        Kickoff kickoff = open(Library.acting(hub, target, clock).pause("not before the audit"));

        kickoff.runOnce();

        assertEquals("by configuration: not before the audit", lastReport().paused());
        hub.publish(evening(1));
        assertFloorAt(RAISED, 4, kickoff);
        assertThrows(
                IllegalArgumentException.class, () -> Kickoff.builder().pause(" "), "a pause that nobody can explain");
    }

    @Test
    void whatPeopleSetDuringAPauseIsNoDrift() throws IOException {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        assertFloorAt(RAISED, 30, kickoff);
        Path file = Files.createFile(folder.resolve("PAUSE"));
        kickoff.runOnce();
        target.setFloor(10);
        kickoff.runOnce();

        Files.delete(file);
        assertFloorAt(RAISED.plusSeconds(60), 30, kickoff);

        assertTrue(told.lines().stream().noneMatch(line -> line.startsWith("drift")), told.lines()::toString);
    }

    @Test
    void staysPausedWhenTheHubGoesAwayAndAfterARestart() {
        hub.publish(Plans.from(SIX_PM)
                .floor(30, HOUR.multipliedBy(3))
                .paused("moving regions")
                .build());
        started().runOnce();
        hub.stop();

        assertFloorAt(RAISED, 4, started());
    }

    private List<Action.Outcome> outcomes() {
        return reportedActions().stream().map(Action::outcome).toList();
    }
}
