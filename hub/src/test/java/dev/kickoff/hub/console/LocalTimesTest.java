package dev.kickoff.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalTimesTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final LocalDateTime TWICE = LocalDateTime.parse("1998-10-25T02:30");

    @Test
    void readsTheHourInItsZone() {
        assertEquals(Instant.parse("1998-06-10T15:30:00Z"), resolve("1998-06-10T17:30", null));
        assertEquals(Instant.parse("1998-01-10T16:30:00Z"), resolve("1998-01-10T17:30", null));
    }

    @Test
    void refusesAnHourThatTheClocksSkip() {
        LocalTimes.NoSuchHourException refused =
                assertThrows(LocalTimes.NoSuchHourException.class, () -> resolve("1998-03-29T02:30", null));
        assertEquals(
                "02:30 does not exist on that day in Europe/Paris: the clocks go forward from 02:00 to 03:00. "
                        + "Choose an hour before or after the change",
                refused.getMessage());
    }

    @Test
    void takesTheFirstOfTwoHoursUnlessToldOtherwise() {
        assertEquals(Instant.parse("1998-10-25T00:30:00Z"), resolve("1998-10-25T02:30", null));
        assertEquals(Instant.parse("1998-10-25T00:30:00Z"), resolve("1998-10-25T02:30", "-07:00"));
        assertEquals(Instant.parse("1998-10-25T01:30:00Z"), resolve("1998-10-25T02:30", "+01:00"));
    }

    @Test
    void offersBothHoursWhereTheyComeTwiceAndOnlyThere() {
        assertEquals(
                List.of(
                        new LocalTimes.Reading("+02:00", "first, CEST (UTC+02:00)"),
                        new LocalTimes.Reading("+01:00", "second, CET (UTC+01:00)")),
                LocalTimes.readings(TWICE, PARIS));
        assertTrue(LocalTimes.readings(TWICE.plusHours(1), PARIS).isEmpty());
    }

    @Test
    void tellsTheTwoHoursApart() {
        assertEquals(Optional.of("+02:00"), LocalTimes.offsetOf(Instant.parse("1998-10-25T00:30:00Z"), PARIS));
        assertEquals(Optional.of("+01:00"), LocalTimes.offsetOf(Instant.parse("1998-10-25T01:30:00Z"), PARIS));
        assertEquals(Optional.empty(), LocalTimes.offsetOf(Instant.parse("1998-10-25T03:30:00Z"), PARIS));
    }

    @Test
    void refusesWhatIsNotADayAndAnHour() {
        assertThrows(LocalTimes.NoSuchHourException.class, () -> LocalTimes.parse("tomorrow"));
    }

    private static Instant resolve(String local, String offset) {
        return LocalTimes.resolve(LocalTimes.parse(local), PARIS, offset);
    }
}
