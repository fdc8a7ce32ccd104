package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** A plan that has ended keeps its last floor, says so, and lowers nothing. */
class ExpiredPlanTest extends LibraryTest {
    private static final Instant END = SIX_PM.plus(Duration.ofHours(2));

    @Test
    void keepsTheLastFloorAndSaysThatItIsStale() {
        Kickoff kickoff = followed();

        assertFloorAt(END.plus(Duration.ofDays(2)), 30, kickoff);
        kickoff.runOnce();

        assertTrue(kickoff.status().stale());
        assertEquals(30, kickoff.status().floorInForce());
        assertTrue(lastReport().stale());
        assertEquals(1, Collections.frequency(told.lines(), "stale 1"));
    }

    @Test
    void repairsTheLastFloor() {
        Kickoff kickoff = followed();
        target.setFloor(5);

        assertFloorAt(END.plus(HOUR), 30, kickoff);
    }

    @Test
    void doesNotLowerToTheLastFloorOfAPlanThatExpiredMeanwhile() {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);

        assertFloorAt(SIX_PM.plus(Duration.ofDays(1)), 30, kickoff);
        assertTrue(told.lines().contains("lower-min 30>6 REFUSED"), told.lines()::toString);
    }

    @Test
    void followsTheNextPlanAgain() {
        Kickoff kickoff = followed();
        hub.publish(Plans.from(END).version(2).floor(8, HOUR).build());

        assertFloorAt(END, 8, kickoff);
        assertFalse(kickoff.status().stale());
    }

    @Test
    void doesNothingBeforeThePlanBegins() {
        hub.publish(Plans.from(SIX_PM.plus(HOUR)).floor(30, HOUR).build());
        Kickoff kickoff = started();

        assertFloorAt(SIX_PM, 4, kickoff);
        assertEquals(1L, kickoff.status().planVersion());
        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);
    }

    /** A plan of 4 and then 30, followed into its last floor. */
    private Kickoff followed() {
        hub.publish(Plans.from(SIX_PM).floor(4, HOUR).floor(30, HOUR).build());
        Kickoff kickoff = started();
        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);
        return kickoff;
    }
}
