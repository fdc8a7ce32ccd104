package dev.kickoff.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MinutesTest {
    private final Minutes minutes = new Minutes(Instant.parse("1998-06-16T23:58:20Z"));

    @Test
    void givesEachMinuteOnceWhenItIsOver() {
        assertEquals(List.of(), minutes.overSinceLastTime(Instant.parse("1998-06-16T23:58:59.999Z")));
        assertEquals(
                List.of(Instant.parse("1998-06-16T23:58:00Z")),
                minutes.overSinceLastTime(Instant.parse("1998-06-16T23:59:00Z")));
        assertEquals(List.of(), minutes.overSinceLastTime(Instant.parse("1998-06-16T23:59:30Z")));
    }

    @Test
    void makesUpForMinutesThatWereMissedOverMidnight() {
        assertEquals(
                List.of(
                        Instant.parse("1998-06-16T23:58:00Z"),
                        Instant.parse("1998-06-16T23:59:00Z"),
                        Instant.parse("1998-06-17T00:00:00Z")),
                minutes.overSinceLastTime(Instant.parse("1998-06-17T00:01:10Z")));
    }
}
