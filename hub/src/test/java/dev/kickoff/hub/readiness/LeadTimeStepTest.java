package dev.kickoff.hub.readiness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeadTimeStepTest {
    @Test
    void roundsUpToWholeMinutesAndStaysWithinADay() {
        assertEquals(1, LeadTimeStep.minutes(null, Duration.ZERO));
        assertEquals(5, LeadTimeStep.minutes(null, Duration.ofMinutes(5)));
        assertEquals(6, LeadTimeStep.minutes(null, Duration.ofMinutes(5).plusSeconds(1)));
        assertEquals(1440, LeadTimeStep.minutes(null, Duration.ofDays(3)));
    }

    @Test
    void risesAtOnce() {
        assertEquals(7, LeadTimeStep.minutes(6, Duration.ofMinutes(7)));
    }

    @Test
    void fallsOnlyByMoreThanAWobble() {
        assertEquals(6, LeadTimeStep.minutes(6, Duration.ofMinutes(5)));
        assertEquals(4, LeadTimeStep.minutes(6, Duration.ofMinutes(4)));
        assertEquals(60, LeadTimeStep.minutes(60, Duration.ofMinutes(49)));
        assertEquals(48, LeadTimeStep.minutes(60, Duration.ofMinutes(48)));
    }
}
