package dev.kickoff.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import dev.kickoff.schemas.Report;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServiceStatusTest {
    private static final Instant RAISED = Instant.parse("1998-06-10T15:00:00Z");
    private static final Instant READY_BY = RAISED.plus(Duration.ofMinutes(6));
    private static final Floor FLOOR = new Floor(
            RAISED, READY_BY, RAISED.plus(Duration.ofHours(1)), 9, 1, Quantile.P90, 0, List.of(), null, null, 0);

    @Test
    void capacityThatIsStillStartingIsNoAlarm() {
        assertEquals(
                new ServiceStatus.Shortfall("on its way, due 17:06", "live"),
                shortfall(Report.Mode.ACT, 8, READY_BY.minusSeconds(1)));
    }

    @Test
    void capacityThatShouldBeThereIs() {
        assertEquals(new ServiceStatus.Shortfall("below the floor", "bad"), shortfall(Report.Mode.ACT, 8, READY_BY));
    }

    @Test
    void aDryRunRaisesNothing() {
        assertEquals(
                new ServiceStatus.Shortfall("not raised: dry run", "warn"),
                shortfall(Report.Mode.DRY_RUN, 8, READY_BY));
    }

    @Test
    void saysNothingWhereEnoughIsReadyOrNobodyKnows() {
        assertNull(shortfall(Report.Mode.ACT, 9, READY_BY));
        assertNull(shortfall(Report.Mode.ACT, null, READY_BY));
    }

    private static ServiceStatus.Shortfall shortfall(Report.Mode mode, Integer ready, Instant now) {
        Report report = new Report(
                "web", "eu-west-3", "web-1", now, mode, 1L, Report.PlanSource.HUB, false, 9, 9, ready, null, List.of());
        return ServiceStatus.shortfall(FLOOR, Optional.of(report), new Hours(ZoneId.of("Europe/Paris")), now);
    }
}
