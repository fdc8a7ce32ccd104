package dev.kickoff.hub.plans;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.hub.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverTest {
    private static final Instant NOON = Instant.parse("1998-06-10T12:00:00Z");

    private final SettableClock clock = new SettableClock();
    private final Driver driver = new Driver(clock, Duration.ofMinutes(5), Duration.ofSeconds(15));

    @BeforeEach
    void plannedAtNoonOnTheSeventhChange() {
        clock.set(NOON);
        driver.traffic(7L);
        driver.planned(NOON);
    }

    @Test
    void newTrafficIsPlannedOnButNotMoreOftenThanAllowed() {
        driver.traffic(8L);
        clock.set(NOON.plusSeconds(14));
        assertFalse(driver.due());
        clock.set(NOON.plusSeconds(15));
        assertTrue(driver.due());
        assertFalse(driver.deliberate(), "traffic alone must not lower a plan at once");
    }

    @Test
    void withoutNewTrafficOnlyTheRefreshCounts() {
        driver.traffic(7L);
        clock.set(NOON.plusSeconds(299));
        assertFalse(driver.due());
        clock.set(NOON.plusSeconds(300));
        assertTrue(driver.due());
    }

    @Test
    void whileNoEventIsOnNewTrafficWaitsForTheRefresh() {
        driver.traffic(null);
        clock.set(NOON.plusSeconds(60));
        assertFalse(driver.due());
    }

    @Test
    void trafficThatCameWhilePlanningIsPlannedOnAgain() {
        driver.traffic(8L);
        clock.set(NOON.plusSeconds(20));
        driver.planned(NOON.plusSeconds(20));
        driver.traffic(9L);
        clock.set(NOON.plusSeconds(40));
        assertTrue(driver.due());
    }

    @Test
    void aRefreshThatIsShorterThanTheLiveOneStillCounts() {
        Driver quick = new Driver(clock, Duration.ofSeconds(5), Duration.ofSeconds(15));
        quick.traffic(1L);
        quick.planned(NOON);
        quick.traffic(2L);
        clock.set(NOON.plusSeconds(5));
        assertTrue(quick.due());
    }
}
