package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.schemas.Report;
import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.ManualClock;
import dev.kickoff.transform.testing.SimulatedFleet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One evening from before the crowd to after it, on a simulated fleet. */
class WholeEveningTest {
    private static final Instant SIX_PM = Instant.parse("2026-06-11T18:00:00Z");

    private final ManualClock clock = new ManualClock(SIX_PM);
    private final SimulatedFleet fleet = new SimulatedFleet("video-edge", 4, 60, Duration.ofMinutes(5), clock);

    @Test
    void raisesBeforeTheCrowdMeasuresTheLeadTimeAndLowersAfterwards() {
        try (FakeHub hub = FakeHub.start();
                Kickoff kickoff = Library.acting(hub, fleet, clock).build()) {
            hub.publish(Plans.from(SIX_PM)
                    .floor(4, Duration.ofMinutes(50))
                    .floor(30, Duration.ofHours(3))
                    .floor(4, Duration.ofHours(3))
                    .build());

            kickoff.runOnce();
            assertEquals(4, fleet.minimum());

            clock.advance(Duration.ofMinutes(50));
            kickoff.runOnce();
            assertEquals(30, fleet.minimum());
            assertEquals(30, fleet.desired());
            assertEquals(4, fleet.ready());

            clock.advance(Duration.ofMinutes(5));
            kickoff.runOnce();
            assertEquals(30, fleet.ready());
            assertEquals(Duration.ofMinutes(5), kickoff.status().leadTimeMeasured());

            clock.advance(Duration.ofHours(3));
            kickoff.runOnce();
            assertEquals(4, fleet.minimum());
            assertEquals(30, fleet.desired(), "taking instances away is the reactive scaler's business");

            List<Report.Action> actions = hub.reports().stream()
                    .flatMap(report -> report.actions().stream())
                    .toList();
            assertEquals(
                    List.of("raise-min", "lower-min"),
                    actions.stream().map(Report.Action::kind).toList());
            assertEquals(
                    Duration.ofMinutes(5),
                    hub.reports().get(hub.reports().size() - 1).leadTimeMeasured());
        }
    }
}
