package dev.kickoff.transform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.transform.ActuatorResult.Outcome;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SimulatedFleetTest {
    private final ManualClock clock = new ManualClock(Instant.parse("2026-06-11T18:00:00Z"));
    private final SimulatedFleet fleet = new SimulatedFleet("edge", 4, 40, Duration.ofMinutes(5), clock);

    @Test
    void instancesAreReadyAfterTheirStartUpTime() {
        fleet.raiseFloor(new FloorChange(4, 10, new RaisedFloor(4, 10, 1)));
        assertFleet(10, 10, 4);

        clock.advance(Duration.ofSeconds(299));
        assertFleet(10, 10, 4);
        clock.advance(Duration.ofSeconds(1));
        assertFleet(10, 10, 10);
    }

    @Test
    void theReactiveScalerWorksAboveTheMinimum() {
        fleet.reactiveTarget(12);
        assertFleet(4, 12, 4);
        fleet.reactiveTarget(2);
        assertFleet(4, 4, 4);
        fleet.reactiveTarget(100);
        assertFleet(4, 40, 4);
    }

    @Test
    void aLoweredMinimumTerminatesNothingByItself() {
        fleet.raiseFloor(new FloorChange(4, 10, new RaisedFloor(4, 10, 1)));
        fleet.lowerFloor(new FloorChange(10, 4, new RaisedFloor(4, 4, 1)));
        assertFleet(4, 10, 4);
    }

    @Test
    void refusesAMinimumAboveItsMaximum() {
        assertEquals(
                Outcome.REFUSED,
                fleet.raiseFloor(new FloorChange(4, 41, new RaisedFloor(4, 41, 1)))
                        .outcome());
        assertFleet(4, 4, 4);
    }

    private void assertFleet(int minimum, int desired, int ready) {
        assertEquals(minimum, fleet.minimum());
        assertEquals(desired, fleet.desired());
        assertEquals(ready, fleet.ready());
    }
}
