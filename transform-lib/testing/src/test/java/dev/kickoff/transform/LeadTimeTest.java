package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.transform.testing.SimulatedFleet;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The lead time's 95th percentile comes from enough measurements, over restarts. */
class LeadTimeTest extends LibraryTest {
    @Test
    void reportsThe95thPercentileAfterTenMeasurementsAlsoAfterARestart() {
        Instant day = SIX_PM;
        for (int raise = 1; raise <= 10; raise++) {
            assertNull(measured(raise, day, Duration.ofMinutes(raise)).leadTimeP95(), "after " + (raise - 1));
            day = day.plus(Duration.ofDays(1));
        }

        Status status = measured(11, day, Duration.ofMinutes(1));

        assertEquals(Duration.ofMinutes(10), status.leadTimeP95());
        assertEquals(Duration.ofMinutes(10), lastReport().leadTimeP95());
    }

    @Test
    void keepsABrokenFileAsideAndStartsAnew() throws IOException {
        Files.writeString(folder.resolve("video-edge.eu-west-3.lead-times.json"), "{ not JSON");
        hub.publish(evening(1));

        Kickoff kickoff = started();
        kickoff.runOnce();

        assertNull(kickoff.status().leadTimeP95());
        try (Stream<java.nio.file.Path> files = Files.list(folder)) {
            assertTrue(files.anyMatch(file -> file.getFileName().toString().contains("lead-times.json.broken-")));
        }
    }

    /** One raise on a fleet of this start-up time, by a process that starts for it; the status as the raise is made. */
    private Status measured(int version, Instant start, Duration startUp) {
        clock.set(start);
        SimulatedFleet fleet = new SimulatedFleet("video-edge", 4, 60, startUp, clock);
        hub.publish(Plans.from(start)
                .version(version)
                .floor(4, HOUR)
                .floor(30, HOUR)
                .floor(4, HOUR)
                .build());
        try (Kickoff kickoff =
                Library.acting(hub, fleet, clock).backupDirectory(folder).build()) {
            clock.set(start.plus(HOUR));
            kickoff.runOnce();
            Status status = kickoff.status();
            clock.advance(startUp);
            kickoff.runOnce();
            clock.advance(HOUR);
            kickoff.runOnce();
            return status;
        }
    }
}
