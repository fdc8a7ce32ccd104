package dev.kickoff.hub.imports.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that are odd, wrong or nobody's. */
class CsvRowsTest {
    private static final ColumnMapping SHOWS = new ColumnMapping(
            List.of("nr"),
            "Episode {nr}: {what}",
            null,
            "day",
            "hour",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            Map.of("host", "who"),
            null);

    @Test
    void skipsAByteOrderMark() throws Exception {
        Reading events = Read.text(
                "\uFEFFid,name,category,start,end\na,A,football,2026-01-01T10:00:00Z,2026-01-01T12:00:00Z\n",
                ReadOptions.NONE);

        assertEquals(List.of("a"), Read.ids(events));
    }

    @Test
    void readsSemicolonsAsSpreadsheetsWriteThem() throws Exception {
        Reading events = Read.text(
                "id;name;category;start;end\na;A, the first;football;2026-01-01T10:00:00Z;2026-01-01T12:00:00Z\n",
                ReadOptions.NONE);

        assertEquals("A, the first", Read.event(events, "a").name());
    }

    @Test
    void takesAMappingThatIsGiven() throws Exception {
        Reading shows = Read.text(
                "nr,what,who,day,hour\n7,Finale,Jo,2026-03-08,8:00 PM\n",
                new ReadOptions(
                        SHOWS, "tv-episode", "America/New_York", Duration.ofHours(1), List.of("us-east-1"), null));

        SourcedEvent finale = Read.event(shows, "7");
        assertEquals("Episode 7: Finale", finale.name());
        assertEquals(Map.of("host", "Jo"), finale.attributes());
        // The clocks went forward that morning.
        assertEquals(Instant.parse("2026-03-09T00:00:00Z"), finale.start());
        assertEquals(Duration.ofHours(1), finale.length());
        assertEquals(List.of("us-east-1"), finale.regions());
    }

    @ParameterizedTest
    @CsvSource({"2026-03-08, 02:30, does not exist", "2026-11-01, 01:30, comes twice"})
    void refusesHoursThatTheClockChangeMakesAGuess(String day, String hour, String message) throws Exception {
        Reading shows = Read.text(
                "nr,what,who,day,hour\n7,Finale,Jo," + day + "," + hour + "\n",
                new ReadOptions(SHOWS, "tv-episode", "America/New_York", Duration.ofHours(1), null, null));

        RowProblem problem = shows.problems().get(0);
        assertEquals("hour", problem.column());
        assertEquals(hour, problem.value());
        assertTrue(problem.message().contains(message), problem.message());
    }

    @Test
    void asksForTheZoneOfHoursThatHaveNone() throws Exception {
        Reading shows = Read.text(
                "nr,what,who,day,hour\n7,Finale,Jo,2026-03-08,20:00\n",
                new ReadOptions(SHOWS, "tv-episode", null, Duration.ofHours(1), null, null));

        assertTrue(shows.events().isEmpty());
        assertEquals("has no offset", shows.problems().get(0).message());
        assertEquals(
                "Give the time zone of these hours", shows.problems().get(0).remedy());
    }

    @Test
    void badRowsSayLineColumnValueAndRemedyAndTheOthersAreRead() throws Exception {
        Reading events = Read.text("""
                id,name,category,start,end,expected_audience
                good,Good,football,2026-01-01T10:00:00Z,2026-01-01T12:00:00Z,
                ,No id,football,2026-01-01T10:00:00Z,2026-01-01T12:00:00Z,
                backwards,Backwards,football,2026-01-01T10:00:00Z,2026-01-01T09:00:00Z,
                soon,Soon,football,next week,2026-01-01T12:00:00Z,
                crowd,Crowd,football,2026-01-01T10:00:00Z,2026-01-01T12:00:00Z,many
                floating,Floating,football,2026-01-01T10:00:00,2026-01-01T12:00:00Z,
                short,Short,football
                good,Good again,football,2026-01-01T10:00:00Z,2026-01-01T12:00:00Z,
                unusual,Unusual,curling,2026-01-01T10:00:00Z,,
                """, ReadOptions.NONE);

        assertEquals(List.of("good"), Read.ids(events));
        assertEquals(
                List.of(
                        "3 id  is empty",
                        "4 end 2026-01-01T09:00:00Z is not after the start 2026-01-01T10:00:00Z",
                        "5 start next week is not a time",
                        "6 expected_audience many is not a number of people",
                        "7 start 2026-01-01T10:00:00 has neither Z nor an offset",
                        "8 null null has 3 fields, but the header has 6",
                        "9 id good was already used in line 2",
                        "10 category curling has no usual duration, and the source gives no end"),
                events.problems().stream()
                        .map(problem -> problem.line() + " " + problem.column() + " " + problem.value() + " "
                                + problem.message())
                        .toList());
        assertTrue(
                events.problems().stream().noneMatch(problem -> problem.remedy().isBlank()));
    }

    @Test
    void anUnknownTableSaysWhatItsColumnsAre() {
        UnreadableDocumentException unknown =
                assertThrows(UnreadableDocumentException.class, () -> Read.text("foo,bar\n1,2\n", ReadOptions.NONE));

        assertEquals("mapping", unknown.field());
        assertTrue(unknown.getMessage().contains("foo, bar"), unknown.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"'', empty", "'id,id\n', no name of its own", "'id,name,start\n\"a,b', not CSV"})
    void refusesWhatIsNoTable(String text, String message) {
        UnreadableDocumentException refused =
                assertThrows(UnreadableDocumentException.class, () -> Read.text(text, ReadOptions.NONE));

        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        byte[] latin = "id,name,start\na,Caf\u00e9,2026-01-01T10:00:00Z".getBytes(StandardCharsets.ISO_8859_1);

        assertThrows(UnreadableDocumentException.class, () -> Read.document(latin, ReadOptions.NONE));
    }

    @Test
    void refusesZonesThatDoNotExist() {
        UnreadableDocumentException refused = assertThrows(
                UnreadableDocumentException.class,
                () -> Read.text("id,name,start\n", Read.zone("football", "Europe/Atlantis")));

        assertEquals("zone", refused.field());
    }
}
