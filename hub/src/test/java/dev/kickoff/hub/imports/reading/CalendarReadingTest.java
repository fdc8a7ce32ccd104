package dev.kickoff.hub.imports.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** iCalendar, RFC 5545. */
class CalendarReadingTest {
    private static final ReadOptions FOOTBALL = Read.category("football");

    @Test
    void readsHoursWithTheirZoneAndUtc() throws Exception {
        Reading calendar = Read.text(calendar("""
                        BEGIN:VEVENT
                        UID:derby
                        DTSTART;TZID=Europe/Madrid:20251026T210000
                        DTEND;TZID=Europe/Madrid:20251026T230000
                        SUMMARY:Real Madrid\\, Barcelona\\; the
                          derby
                        LOCATION:Bernabéu
                        END:VEVENT
                        BEGIN:VEVENT
                        UID:final
                        DTSTART:20260719T190000Z
                        DURATION:PT2H30M
                        SUMMARY:Final
                        END:VEVENT
                        """), FOOTBALL);

        assertEquals(List.of(), calendar.problems());
        SourcedEvent derby = Read.event(calendar, "derby");
        // The clocks went back that morning.
        assertEquals(Instant.parse("2025-10-26T20:00:00Z"), derby.start());
        assertEquals("Real Madrid, Barcelona; the derby", derby.name());
        assertEquals("Europe/Madrid", derby.zone());
        assertEquals("Bernabéu", derby.attributes().get("venue"));
        assertEquals(Duration.ofHours(2), derby.length());
        SourcedEvent last = Read.event(calendar, "final");
        assertEquals(Instant.parse("2026-07-19T19:00:00Z"), last.start());
        assertEquals(Duration.ofMinutes(150), last.length());
        assertEquals("UTC", last.zone());
    }

    @Test
    void takesTheUsualDurationWhereThereIsNoEnd() throws Exception {
        Reading calendar = Read.text(calendar(event("a", "DTSTART:20260719T190000Z")), FOOTBALL);

        assertEquals(Duration.ofMinutes(115), Read.event(calendar, "a").length());
    }

    @Test
    void aDayLongDurationFollowsTheClockChange() throws Exception {
        Reading calendar =
                Read.text(calendar(event("a", "DTSTART;TZID=Europe/Paris:20260328T120000\nDURATION:P1D")), FOOTBALL);

        assertEquals(Duration.ofHours(23), Read.event(calendar, "a").length());
    }

    @ParameterizedTest
    @CsvSource({
        "DTSTART;TZID=Eastern Standard Time:20251127T130000, DTSTART;TZID, is not a known time zone",
        "DTSTART;TZID=EST:20251127T130000, DTSTART;TZID, is not a known time zone",
        "DTSTART:20251127T130000, DTSTART, 'is a floating time, without a zone'",
        "DTSTART;TZID=Europe/Paris:20260329T023000, DTSTART, does not exist",
        "DTSTART;TZID=Europe/Paris:20251026T023000, DTSTART, comes twice",
        "DTSTART:tomorrow, DTSTART, is not a time",
    })
    void refusesWhatItWouldHaveToGuess(String start, String column, String message) throws Exception {
        Reading calendar = Read.text(calendar(event("a", start)), FOOTBALL);

        assertEquals(List.of(), calendar.events());
        assertEquals(column, calendar.problems().get(0).column());
        assertTrue(
                calendar.problems().get(0).message().contains(message),
                calendar.problems().get(0).message());
        assertEquals(3, calendar.problems().get(0).line());
    }

    @Test
    void takesTheZoneThatIsNamedForIt() throws Exception {
        ReadOptions named = new ReadOptions(
                null, "american-football", null, null, null, Map.of("Eastern Standard Time", "America/New_York"));
        Reading calendar = Read.text(calendar(event("a", "DTSTART;TZID=Eastern Standard Time:20251127T130000")), named);

        assertEquals(
                Instant.parse("2025-11-27T18:00:00Z"), Read.event(calendar, "a").start());
    }

    @Test
    void takesTheZoneThatIsGivenForFloatingTimes() throws Exception {
        Reading calendar = Read.text(
                calendar(event("a", "DTSTART:20251127T130000")), Read.zone("american-football", "America/New_York"));

        assertEquals(
                Instant.parse("2025-11-27T18:00:00Z"), Read.event(calendar, "a").start());
    }

    @ParameterizedTest
    @CsvSource({"/citadel.org/20250101_1/America/New_York", "Mine"})
    void findsThePlaceOfAZoneThatTheDocumentDefines(String zone) throws Exception {
        Reading calendar = Read.text(
                calendar("BEGIN:VTIMEZONE\nTZID:Mine\nX-LIC-LOCATION:America/New_York\nBEGIN:STANDARD\n"
                        + "DTSTART:20071104T020000\nTZOFFSETFROM:-0400\nTZOFFSETTO:-0500\nEND:STANDARD\n"
                        + "END:VTIMEZONE\n" + event("a", "DTSTART;TZID=" + zone + ":20251127T130000")),
                FOOTBALL);

        assertEquals(
                Instant.parse("2025-11-27T18:00:00Z"), Read.event(calendar, "a").start());
    }

    @Test
    void allDayEventsHaveNoHourYet() throws Exception {
        Reading calendar = Read.text(calendar(event("a", "DTSTART;VALUE=DATE:20260104")), FOOTBALL);

        assertTrue(calendar.problems().get(0).timeOpen());
        assertEquals("a", calendar.problems().get(0).sourceId());
    }

    @Test
    void repeatedEventsAreRefused() throws Exception {
        Reading calendar =
                Read.text(calendar(event("a", "DTSTART:20260104T180000Z\nRRULE:FREQ=WEEKLY;COUNT=3")), FOOTBALL);

        assertEquals("RRULE", calendar.problems().get(0).column());
        assertTrue(calendar.problems().get(0).remedy().contains("series"));
    }

    @Test
    void singleOccurrencesOfARepeatedEventAreEventsOfTheirOwn() throws Exception {
        Reading calendar = Read.text(
                calendar(event("a", "DTSTART:20260104T180000Z\nRECURRENCE-ID:20260104T170000Z")
                        + event("a", "DTSTART:20260111T180000Z\nRECURRENCE-ID:20260111T180000Z")),
                FOOTBALL);

        assertEquals(List.of("a-20260104t170000z", "a-20260111t180000z"), Read.ids(calendar));
    }

    @Test
    void saysWhatIsCancelled() throws Exception {
        Reading calendar = Read.text(calendar(event("a", "DTSTART:20260104T180000Z\nSTATUS:CANCELLED")), FOOTBALL);

        assertTrue(Read.event(calendar, "a").cancelled());
    }

    @Test
    void aByteOrderMarkAndBareLineFeedsAreFine() throws Exception {
        Reading calendar = Read.text("\uFEFF" + calendar(event("a", "DTSTART:20260104T180000Z")), FOOTBALL);

        assertEquals(List.of("a"), Read.ids(calendar));
    }

    @Test
    void asksForTheCategory() {
        UnreadableDocumentException asked = assertThrows(
                UnreadableDocumentException.class,
                () -> Read.text(calendar(event("a", "DTSTART:20260104T180000Z")), ReadOptions.NONE));

        assertEquals("category", asked.field());
    }

    @Test
    void refusesADocumentThatIsCutShort() {
        String whole = calendar(event("a", "DTSTART:20260104T180000Z"));

        assertThrows(
                UnreadableDocumentException.class,
                () -> Read.text(whole.substring(0, whole.indexOf("END:VEVENT")), FOOTBALL));
    }

    private static String event(String uid, String lines) {
        return "BEGIN:VEVENT\nUID:" + uid + "\n" + lines + "\nSUMMARY:Match\nEND:VEVENT\n";
    }

    private static String calendar(String components) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\n" + components + "END:VCALENDAR\n";
    }
}
