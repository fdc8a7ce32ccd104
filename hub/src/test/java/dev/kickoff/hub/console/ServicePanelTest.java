package dev.kickoff.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.hub.readiness.CapacityPoint;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import dev.kickoff.schemas.Report;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.Tier;
import dev.kickoff.schemas.Transform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServicePanelTest {
    private static final Instant FROM = Instant.parse("1998-06-10T14:00:00Z");
    private static final ChartWindow AN_HOUR = new ChartWindow(FROM, FROM.plus(Duration.ofHours(1)), 60);

    @Test
    void drawsWhatTrafficNeedsInWholeUnits() {
        ChartData.Panel panel = panel(traffic(250, 30), List.of(), List.of());
        assertEquals(
                Collections.nCopies(30, 3.0),
                line(panel, "needed").orElseThrow().y());
    }

    @Test
    void addsUpHowLongCapacityFellShort() {
        // 100 requests need 1 unit, from minute 20 on 600 need 6; 4 are reported ready all the time.
        List<Double> actual = new ArrayList<>(Collections.nCopies(20, 100.0));
        actual.addAll(Collections.nCopies(10, 600.0));
        ChartData.Panel panel = panel(
                new TrafficView(AN_HOUR, "requests/min", actual, null, null),
                List.of(),
                List.of(new CapacityPoint(FROM, 4, 4, 4, Report.Mode.ACT, false)));
        // Three minutes above the target before it scales, five until the units serve.
        assertEquals(
                List.of("Up to now what was ready fell short for 10 min; "
                        + "a reactive scaler alone would have for 8 min (simulated)."),
                panel.notes());
    }

    @Test
    void drawsFloorsUpToTheirEndAsSteps() {
        ChartData.Panel panel = panel(null, List.of(floor(0, 20, 4), floor(20, 60, 9)), List.of());
        ChartData.Line line = line(panel, "floor").orElseThrow();
        assertTrue(line.stepped());
        long start = FROM.getEpochSecond();
        assertEquals(List.of(start, start + 1200, start + 3600), line.x());
        assertEquals(List.of(4.0, 9.0, 9.0), line.y());
        assertFalse(line(panel, "needed").isPresent());
    }

    @Test
    void drawsTheLimitOnlyWhenItIsNear() {
        assertFalse(line(panel(null, List.of(floor(0, 60, 13)), List.of()), "limit")
                .isPresent());
        assertTrue(line(panel(null, List.of(floor(0, 60, 14)), List.of()), "limit")
                .isPresent());
    }

    private static Optional<ChartData.Line> line(ChartData.Panel panel, String role) {
        return panel.lines().stream().filter(line -> line.role().equals(role)).findFirst();
    }

    private static ChartData.Panel panel(TrafficView traffic, List<Floor> floors, List<CapacityPoint> reported) {
        ServiceRegistration service = new ServiceRegistration(
                "web",
                "eu-west-3",
                "Match centre",
                "requests",
                "instance",
                Tier.CRITICAL,
                Transform.linear(100),
                Duration.ofMinutes(5),
                1,
                20,
                0,
                null,
                List.of());
        return ServicePanel.of(service, AN_HOUR, traffic, floors, reported);
    }

    private static TrafficView traffic(double value, int minutes) {
        return new TrafficView(AN_HOUR, "requests/min", Collections.nCopies(minutes, value), null, null);
    }

    private static Floor floor(int fromMinute, int toMinute, int capacity) {
        Instant start = FROM.plus(Duration.ofMinutes(fromMinute));
        return new Floor(
                start,
                start,
                FROM.plus(Duration.ofMinutes(toMinute)),
                capacity,
                100,
                Quantile.P99,
                0,
                List.of(),
                null,
                null,
                0);
    }
}
