package dev.kickoff.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.demo.clock.DemoClock;
import dev.kickoff.demo.worldcup.Fixtures;
import dev.kickoff.demo.worldcup.Match;
import dev.kickoff.demo.worldcup.RecordedTraffic;
import dev.kickoff.transform.testing.ManualClock;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    private static final Instant START = DemoFolder.DEFAULT_START;

    @TempDir
    Path temp;

    private final ManualClock real = new ManualClock(Instant.parse("2026-11-20T20:00:00Z"));
    private DemoFolder folder;

    @BeforeEach
    void newFolder() {
        folder = new DemoFolder(temp.resolve("data/demo"));
    }

    @Test
    void startsPausedAtTheChosenEvening() throws IOException {
        DemoClock clock = folder.openClock(START, real);
        real.advance(Duration.ofMinutes(1));
        assertEquals(START, clock.instant());
        assertEquals(0, clock.speed());
    }

    @Test
    void endsWithTheRecordedTraffic() throws IOException {
        assertEquals(RecordedTraffic.read().end(), folder.openClock(START, real).end());
    }

    @Test
    void refusesAStartWithoutTraffic() {
        assertThrows(
                IllegalArgumentException.class, () -> folder.openClock(Instant.parse("1998-07-12T18:00:00Z"), real));
        assertThrows(
                IllegalArgumentException.class, () -> folder.openClock(Instant.parse("1998-01-01T00:00:00Z"), real));
        assertFalse(Files.exists(folder.clockFile()));
    }

    @Test
    void startsByDefaultShortlyBeforeAMatchAndAfterOthers() throws IOException {
        List<Match> matches = Fixtures.read();
        List<Instant> soon = matches.stream()
                .map(Match::kickOff)
                .filter(kickOff -> kickOff.isAfter(START) && kickOff.isBefore(START.plus(Duration.ofMinutes(60))))
                .toList();
        long over = matches.stream()
                .filter(match -> match.plannedEnd().isBefore(START))
                .count();
        assertEquals(1, soon.size());
        assertTrue(over >= 10, over + " matches to learn from");
    }

    @Test
    void timeGoesOnWhileTheWorldRunsAndTheHubIsAway() throws IOException {
        folder.openClock(START, real).setSpeed(60);
        try (FileLock world = folder.claim().orElseThrow()) {
            assertTrue(world.isValid());
            writeLastSeen(START.plusSeconds(60));
            real.advance(Duration.ofMinutes(2));
            assertEquals(
                    START.plus(Duration.ofHours(2)),
                    folder.openClock(START, real).instant());
        }
    }

    @Test
    void timeStandsStillWhileEverythingIsSwitchedOff() throws IOException {
        folder.openClock(START, real).setSpeed(60);
        Instant lastSeen = START.plus(Duration.ofMinutes(90));
        writeLastSeen(lastSeen);
        real.advance(Duration.ofDays(1));
        assertEquals(lastSeen, folder.openClock(START, real).instant());
    }

    @Test
    void aBrokenStatusFileDoesNotStopTheStart() throws IOException {
        folder.openClock(START, real).setSpeed(60);
        Files.writeString(folder.statusFile(), "{\"simulatedAt\":");
        real.advance(Duration.ofMinutes(1));
        assertEquals(
                START.plus(Duration.ofHours(1)), folder.openClock(START, real).instant());
    }

    @Test
    void holdsOneWorldAtATime() throws IOException {
        assertFalse(folder.worldIsRunning());
        try (FileLock world = folder.claim().orElseThrow()) {
            assertTrue(world.isValid());
            assertTrue(folder.worldIsRunning());
            assertTrue(folder.claim().isEmpty());
            assertEquals(
                    ProcessHandle.current().pid(),
                    folder.runningWorld().orElseThrow().pid());
        }
        assertFalse(folder.worldIsRunning());
        assertTrue(folder.runningWorld().isEmpty());
    }

    private void writeLastSeen(Instant simulated) throws IOException {
        Files.writeString(folder.statusFile(), "{\"simulatedAt\":\"" + simulated + "\"}");
    }
}
