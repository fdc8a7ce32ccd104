package dev.kickoff.hub.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlanRhythmTest {
    private static final PlanRhythm RHYTHM = PlanRhythm.DEFAULT;
    private static final Instant KICK_OFF = Instant.parse("1998-06-10T15:30:00Z");
    private static final Event MATCH = Samples.match(KICK_OFF, KICK_OFF.plusSeconds(7_200));

    @Test
    void anEventIsOnFromAnHourBeforeItsStartToThreeHoursAfterItsEnd() {
        assertFalse(RHYTHM.isOn(MATCH, KICK_OFF.minusSeconds(3_600)));
        assertTrue(RHYTHM.isOn(MATCH, KICK_OFF.minusSeconds(3_599)));
        assertTrue(RHYTHM.isOn(MATCH, MATCH.end().plusSeconds(10_799)));
        assertFalse(RHYTHM.isOn(MATCH, MATCH.end().plusSeconds(10_800)));
    }

    @Test
    void anEventThatDoesNotCountIsNeverOn() {
        assertFalse(RHYTHM.isOn(MATCH.withState(EventState.CANCELLED), KICK_OFF));
    }

    @Test
    void refusesToPlanWithoutPause() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new PlanRhythm(
                        Duration.ZERO,
                        RHYTHM.liveRefresh(),
                        RHYTHM.liveBefore(),
                        RHYTHM.liveAfter(),
                        RHYTHM.horizon(),
                        RHYTHM.lowerAfter()));
        assertEquals("refresh 'PT0S' must be above zero", refused.getMessage());
    }
}
