package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Report.PlanSource;
import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.RecordingActuator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a restarted process knows, and what it does when it knows too little. */
class RestartTest extends LibraryTest {
    private static final String PLACE_FILE = "video-edge.eu-west-3.place.json";
    private static final String PLAN_FILE = "video-edge.eu-west-3.plan.json";
    private static final String RAISED_FILE = "video-edge.eu-west-3.raised.json";

    @BeforeEach
    void raiseAndStop() {
        hub.publish(evening(1));
        Kickoff before = started();
        assertFloorAt(SIX_PM.plus(HOUR), 30, before);
        before.close();
    }

    @Test
    void lowersWhatItRaisedBeforeTheRestart() {
        assertFloorAt(SIX_PM.plus(HOUR).plus(HOUR), 6, started());
    }

    @Test
    void leavesTheFloorWhenItNoLongerKnowsWhoRaisedIt() throws IOException {
        Files.delete(folder.resolve(RAISED_FILE));

        assertFloorAt(SIX_PM.plus(HOUR).plus(HOUR), 30, started());
        assertTrue(told.lines().contains("lower-min 30>6 REFUSED"), told.lines()::toString);
    }

    @Test
    void keepsABrokenRecordOfWhatItRaisedAsideAndLeavesTheFloor() throws IOException {
        Files.writeString(folder.resolve(RAISED_FILE), "{\"format\":1");

        assertFloorAt(SIX_PM.plus(HOUR).plus(HOUR), 30, started());
        assertEquals(List.of(PLACE_FILE, PLAN_FILE, RAISED_FILE + ".broken-20260611T200000Z"), names());
    }

    @Test
    void doesNotApplyTheRecordOfAnotherTarget() {
        RecordingActuator other = new RecordingActuator(30);
        Actuator renamed = new Actuator() {
            @Override
            public String target() {
                return "another-target";
            }

            @Override
            public CapacityState read() {
                return other.read();
            }

            @Override
            public ActuatorResult raiseFloor(FloorChange change) {
                return other.raiseFloor(change);
            }

            @Override
            public ActuatorResult lowerFloor(FloorChange change) {
                return other.lowerFloor(change);
            }
        };
        Kickoff moved = open(Library.acting(hub, renamed, clock).backupDirectory(folder));
        clock.set(SIX_PM.plus(HOUR).plus(HOUR));
        moved.runOnce();

        assertEquals(30, other.floor());
    }

    @Test
    void keepsABrokenPlanAsideWarnsAndTakesTheHubsPlan() throws IOException {
        Files.writeString(folder.resolve(PLAN_FILE), "half a fi");

        Kickoff kickoff = started();
        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);

        assertEquals(PlanSource.HUB, kickoff.status().source());
        assertTrue(told.lines().contains("error BACKUP"), told.lines()::toString);
        assertTrue(names().contains(PLAN_FILE + ".broken-20260611T190000Z"), names()::toString);
        assertTrue(names().contains(PLAN_FILE), "saved anew");
    }

    @Test
    void ignoresABrokenPlanAlsoWithoutTheHubAndTouchesNothing() throws IOException {
        Files.writeString(
                folder.resolve(PLAN_FILE),
                Files.readString(folder.resolve(PLAN_FILE)).replace("A", "B"));
        hub.stop();

        Kickoff kickoff = started();
        assertFloorAt(SIX_PM.plus(HOUR).plus(HOUR), 30, kickoff);

        assertEquals(PlanSource.NONE, kickoff.status().source());
    }

    @Test
    void checksTheSignatureOfTheBackupAgain() {
        hub.stop();
        try (FakeHub newHub = FakeHub.start()) {
            Kickoff withOtherKeys = open(Library.acting(newHub, target, clock)
                    .backupDirectory(folder)
                    .listener(told));
            withOtherKeys.runOnce();

            assertEquals(PlanSource.NONE, withOtherKeys.status().source());
        }
    }

    @Test
    void aPlanFromTheBackupStillBeatsAnOlderOneFromTheHub() {
        hub.publish(evening(5));
        started().runOnce();
        hub.publish(evening(4));

        Kickoff restarted = started();
        restarted.runOnce();

        assertEquals(5L, restarted.status().planVersion());
        assertEquals(PlanSource.BACKUP, restarted.status().source());
    }

    @Test
    void worksOnWhenTheFolderCannotBeWritten() throws IOException {
        Path file = folder.resolve("not-a-folder");
        Files.writeString(file, "");
        target.setFloor(4);
        Kickoff kickoff =
                open(Library.acting(hub, target, clock).backupDirectory(file).listener(told));

        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);
        assertFloorAt(SIX_PM.plus(HOUR).plus(HOUR), 6, kickoff);

        assertTrue(told.lines().contains("error BACKUP"), told.lines()::toString);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
