package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Report;
import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.ManualClock;
import dev.kickoff.transform.testing.RecordingActuator;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A library, a hub and a target for the tests of one concern each. */
abstract class LibraryTest {
    static final Instant SIX_PM = Instant.parse("2026-06-11T18:00:00Z");
    static final Duration HOUR = Duration.ofHours(1);

    final ManualClock clock = new ManualClock(SIX_PM);
    final RecordingActuator target = new RecordingActuator(4);
    final Told told = new Told();

    @TempDir
    Path folder;

    FakeHub hub;
    private final List<Kickoff> opened = new ArrayList<>();

    @BeforeEach
    void startHub() {
        hub = FakeHub.start();
    }

    @AfterEach
    void closeAll() {
        opened.forEach(Kickoff::close);
        hub.close();
    }

    /** A library as after a start of its process: acting, with a backup. */
    Kickoff started() {
        return open(Library.acting(hub, target, clock).backupDirectory(folder).listener(told));
    }

    Kickoff open(KickoffBuilder builder) {
        Kickoff kickoff = builder.build();
        opened.add(kickoff);
        return kickoff;
    }

    /** From six: an hour of 4, an hour of 30, an hour of 6. */
    static CapacityPlan evening(long version) {
        return Plans.from(SIX_PM)
                .version(version)
                .floor(4, HOUR)
                .floor(30, HOUR)
                .floor(6, HOUR)
                .build();
    }

    int floorAt(Instant instant, Kickoff kickoff) {
        clock.set(instant);
        kickoff.runOnce();
        return target.floor();
    }

    void assertFloorAt(Instant instant, int expected, Kickoff kickoff) {
        assertEquals(expected, floorAt(instant, kickoff));
    }

    List<Report.Action> reportedActions() {
        return hub.reports().stream()
                .flatMap(report -> report.actions().stream())
                .toList();
    }

    Report lastReport() {
        return hub.reports().get(hub.reports().size() - 1);
    }
}
