package dev.kickoff.hub.events.series;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.InvalidDocumentException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurrenceTest {
    /** A Tuesday. */
    private static final LocalDate FIRST = LocalDate.parse("2026-11-24");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FREQ=DAILY | 24 25 26 27 28 29 30",
                "FREQ=DAILY;INTERVAL=3 | 24 27 30",
                "FREQ=DAILY;BYDAY=SA,SU | 28 29",
                "FREQ=DAILY;COUNT=2 | 24 25",
                "FREQ=WEEKLY | 24",
                "FREQ=WEEKLY;BYDAY=MO,TU,TH | 24 26 30",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH | 26",
                "RRULE:FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261125T230000Z | 24",
                "freq=daily;until=20261126 | 24 25 26"
            })
    void recursOnTheDaysOfItsRule(String rule, String days) {
        List<LocalDate> expected = List.of(days.split(" ")).stream()
                .map(day -> LocalDate.parse("2026-11-" + day))
                .toList();

        assertEquals(expected, Recurrence.parse(rule).between(FIRST, FIRST, LocalDate.parse("2026-12-01")));
    }

    @Test
    void countsFromTheFirstDayAndNotFromWhereItIsLookedAt() {
        Recurrence tenDays = Recurrence.parse("FREQ=DAILY;COUNT=10");

        assertEquals(
                List.of(LocalDate.parse("2026-12-03")),
                tenDays.between(FIRST, LocalDate.parse("2026-12-03"), LocalDate.parse("2027-01-01")));
    }

    @Test
    void staysOnEveryOtherWeekAcrossTheYear() {
        List<LocalDate> days = Recurrence.parse("FREQ=WEEKLY;INTERVAL=2")
                .between(FIRST, LocalDate.parse("2026-12-20"), LocalDate.parse("2027-01-31"));

        assertEquals(
                List.of(LocalDate.parse("2026-12-22"), LocalDate.parse("2027-01-05"), LocalDate.parse("2027-01-19")),
                days);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "WEEKLY",
                "FREQ=MONTHLY",
                "FREQ=WEEKLY;BYDAY=1MO",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;COUNT=x",
                "FREQ=WEEKLY;BYSETPOS=1",
                "FREQ=DAILY;UNTIL=soon",
                "FREQ=DAILY;UNTIL=20261231;COUNT=3",
                "BYDAY=MO"
            })
    void refusesARuleThatItDoesNotUnderstandWhole(String rule) {
        InvalidDocumentException refused = assertThrows(InvalidDocumentException.class, () -> Recurrence.parse(rule));

        assertEquals("rule", refused.field());
    }

    @Test
    void writesWhatItReads() {
        String rule = "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;UNTIL=20270131";

        assertEquals(rule, Recurrence.parse(rule).text());
        assertTrue(Recurrence.parse("FREQ=DAILY;COUNT=5").text().endsWith("COUNT=5"));
    }
}
