package dev.kickoff.demo.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.transform.testing.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoClockTest {
    private static final Instant START = Instant.parse("1998-06-16T14:40:00Z");
    private static final Instant END = Instant.parse("1998-06-23T00:00:00Z");

    @TempDir
    Path folder;

    private final ManualClock real = new ManualClock(Instant.parse("2026-03-29T00:59:00Z"));
    private Path file;
    private DemoClock clock;

    @BeforeEach
    void newClock() throws IOException {
        file = folder.resolve("clock.json");
        clock = DemoClock.openOrCreate(file, START, END, real);
    }

    @Test
    void standsStillUntilItIsLetRun() {
        real.advance(Duration.ofHours(1));
        assertEquals(START, clock.instant());
        assertEquals(0, clock.speed());
    }

    @Test
    void runsAnHourPerMinute() throws IOException {
        clock.setSpeed(60);
        real.advance(Duration.ofMinutes(1));
        assertEquals(START.plus(Duration.ofHours(1)), clock.instant());
    }

    @Test
    void runsOnFromWhereItIsWhenTheSpeedChanges() throws IOException {
        clock.setSpeed(60);
        real.advance(Duration.ofMinutes(2));
        clock.setSpeed(0);
        real.advance(Duration.ofDays(3));
        clock.setSpeed(1);
        real.advance(Duration.ofMinutes(5));
        assertEquals(START.plus(Duration.ofMinutes(125)), clock.instant());
    }

    @Test
    void refusesASpeedThatTheWorldCannotKeepUpWith() {
        assertThrows(IllegalArgumentException.class, () -> clock.setSpeed(3600));
        assertEquals(0, clock.speed());
    }

    @Test
    void followsTheSpeedThatAnotherProcessSets() throws IOException {
        DemoClock other = DemoClock.open(file, real);
        other.setSpeed(60);
        real.advance(Duration.ofSeconds(10));
        assertEquals(60, clock.speed());
        assertEquals(other.instant(), clock.instant());
    }

    @Test
    void neverGoesBackWhenAnotherProcessPausesIt() throws IOException {
        clock.setSpeed(60);
        DemoClock other = DemoClock.open(file, real);
        other.setSpeed(0);
        real.advance(Duration.ofMillis(150));
        Instant beforeItLearnt = clock.instant();
        real.advance(Duration.ofMillis(150));
        assertEquals(beforeItLearnt, clock.instant());
        assertEquals(0, clock.speed());
    }

    @Test
    void goesOnWhileAProcessIsAway() throws IOException {
        clock.setSpeed(60);
        real.advance(Duration.ofSeconds(30));
        DemoClock afterRestart = DemoClock.openOrCreate(file, Instant.EPOCH, Instant.EPOCH, real);
        assertEquals(START.plus(Duration.ofMinutes(30)), afterRestart.instant());
        assertEquals(clock.instant(), afterRestart.instant());
        assertEquals(END, afterRestart.end());
    }

    @Test
    void stopsAtTheEndOfTheTraffic() throws IOException {
        clock.setSpeed(60);
        assertFalse(clock.atEnd());
        real.advance(Duration.ofDays(1));
        assertEquals(END, clock.instant());
        assertTrue(clock.atEnd());
    }

    @Test
    void staysWhereItIsWhenTheSystemsClockIsSetBack() throws IOException {
        clock.setSpeed(60);
        real.advance(Duration.ofSeconds(10));
        Instant before = clock.instant();
        real.advance(Duration.ofHours(-1));
        assertEquals(before, clock.instant());
    }

    @Test
    void resumesWhereTheDemoWasLastSeen() throws IOException {
        clock.setSpeed(60);
        Instant lastSeen = START.plus(Duration.ofMinutes(20));
        real.advance(Duration.ofDays(2));
        DemoClock.resumeFrom(file, lastSeen, real);
        DemoClock resumed = DemoClock.open(file, real);
        assertEquals(lastSeen, resumed.instant());
        assertEquals(60, resumed.speed());
    }

    @Test
    void resumingNeverMovesTimeAhead() throws IOException {
        clock.setSpeed(60);
        real.advance(Duration.ofMinutes(1));
        DemoClock.resumeFrom(file, START.plus(Duration.ofHours(5)), real);
        assertEquals(START.plus(Duration.ofHours(1)), DemoClock.open(file, real).instant());
    }

    @Test
    void runsOnWhenTheFileIsGoneOrBroken() throws IOException {
        clock.setSpeed(60);
        Files.writeString(file, "{\"speed\":");
        real.advance(Duration.ofMinutes(1));
        assertEquals(START.plus(Duration.ofHours(1)), clock.instant());
        Files.delete(file);
        real.advance(Duration.ofMinutes(1));
        assertEquals(START.plus(Duration.ofHours(2)), clock.instant());
    }

    @Test
    void saysWhichFileIsBrokenAndWhatToDo() throws IOException {
        Files.writeString(file, "{\"speed\": 60}");
        IOException failure = assertThrows(IOException.class, () -> DemoClock.open(file, real));
        assertTrue(failure.getMessage().contains("clock.json"), failure.getMessage());
        assertTrue(failure.getMessage().contains("delete the demo's data folder"), failure.getMessage());
    }
}
