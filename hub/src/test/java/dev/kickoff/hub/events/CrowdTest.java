package dev.kickoff.hub.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrowdTest {
    @ParameterizedTest
    @CsvSource({
        // 1,000 before the end, 200 after the exit.
        "200, 980, true, 'should have left, and has not'",
        "200, 610, true, 'half of it is still there'",
        "200, 590, false, 'most have left'",
        "1000, 980, false, 'nobody is expected to leave yet'",
        "700, 850, false, 'leaves a little later than expected'",
        "500, 850, true, 'is far behind the expected fall'",
        "200, 100, false, 'is less than usual'"
    })
    void isStillThereWhenTheFallWasDueAndDidNotCome(double expected, double observed, boolean there, String why) {
        assertEquals(there, new Crowd(1000, 200, expected, observed).isStillThere(), why);
    }

    @Test
    void cannotTellFromTrafficThatTheEventHardlyMoves() {
        assertEquals(false, new Crowd(1000, 950, 950, 1000).isStillThere());
        assertEquals(false, new Crowd(900, 950, 950, 5000).isStillThere());
    }

    @Test
    void saysTheNumbers() {
        String words = new Crowd(1000, 200, 250, 980).words();

        assertTrue(words.contains("980 observed where 250 was expected"), words);
    }
}
