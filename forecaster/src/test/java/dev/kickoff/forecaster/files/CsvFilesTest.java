package dev.kickoff.forecaster.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.schemas.Event;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvFilesTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String EVENT_HEADER = "id,name,category,start,end,expected_audience,known_at,home\n";

    @Test
    void readsTrafficWithGapsInAnyOrderAfterAByteOrderMark() throws IOException {
        TrafficHistory history = traffic("""
                \uFEFFtimestamp,value
                2026-06-01T12:05:00Z,3
                2026-06-01T12:00:00Z,1
                2026-06-01T12:10:00Z,2.5
                2026-06-01T12:20:00Z,0
                """);

        assertEquals(Instant.parse("2026-06-01T12:00:00Z"), history.start());
        assertEquals(300, history.stepSeconds());
        assertEquals(5, history.size());
        assertEquals(4, history.samples());
        assertEquals(2.5, history.value(2));
        assertTrue(Double.isNaN(history.value(3)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timestamp,value\\n2026-06-01T12:00:00Z,x      | 2 | value     | 'x' must be a number",
                "timestamp,value\\n2026-06-01T12:00:00Z,NaN    | 2 | value     | 'NaN' must be a finite number",
                "timestamp,value\\n2026-06-01T12:00:00Z,-3     | 2 | value     | '-3' must be a finite number, 0 or more",
                "timestamp,value\\n2026-06-01T12:00:00Z,       | 2 | value     | must be a number",
                "timestamp,value\\n01.06.2026 12:00,3          | 2 | timestamp | '01.06.2026 12:00' must be a time",
                "timestamp,value\\n2026-06-01T12:00:00Z,3,4    | 2 |           | has 3 fields, but the header has 2",
                "timestamp,value\\n2026-06-01T12:00:00Z,'3     | 2 |           | is not closed",
                "timestamp,count\\n2026-06-01T12:00:00Z,3      | 1 | count     | is unknown",
                "timestamp\\n2026-06-01T12:00:00Z              | 1 | value     | is missing",
                "timestamp,value,value\\n2026-06-01T12:00:00Z,3,3 | 1 |        | 'value' in the header must be a name",
                "timestamp,value                               | 0 |           | holds no samples",
                "timestamp,value\\n2026-06-01T12:00:00Z,3      | 2 |           | is the only sample",
                "timestamp,value\\n2026-06-01T12:00:00Z,3\\n\\n2026-06-01T12:00:00Z,4 | 4 | timestamp | is on line 2 already",
                "timestamp,value\\n2026-06-01T12:00:00Z,3\\n2026-06-01T12:01:00Z,3\\n2026-06-01T12:02:00Z,3\\n2026-06-01T12:02:30Z,4 | 5 | timestamp | is not a multiple of the file's step"
            })
    void refusesTrafficAndSaysWhere(String csv, long line, String column, String message) {
        InvalidCsvException refused = assertThrows(
                InvalidCsvException.class,
                () -> traffic(csv.replace("\\n", "\n").replace('\'', '"')));

        assertEquals(line, refused.line(), refused.getMessage());
        if (column != null) {
            assertEquals(column, refused.column());
        }
        assertTrue(refused.getMessage().startsWith("traffic.csv"), refused.getMessage());
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    @Test
    void refusesAnEmptyFile() {
        assertTrue(assertThrows(InvalidCsvException.class, () -> traffic(""))
                .getMessage()
                .contains("is empty"));
    }

    @Test
    void namesTheFirstLineOfARowThatSpansTwo() {
        InvalidCsvException refused = assertThrows(
                InvalidCsvException.class,
                () -> events(
                        "m1,\"Brazil\nv Scotland\",football,2026-06-10T15:30:00Z,never,,2026-01-01T00:00:00Z,x\n"));

        assertEquals(2, refused.line());
        assertEquals("end", refused.column());
    }

    @Test
    void readsEventsWithAttributesAndRevisionsInTheOrderTheyBecameKnown() throws IOException {
        List<Event> events = events("""
                m1,"Brazil, v Scotland",football,2026-06-10T16:30:00Z,2026-06-10T18:25:00Z,,2026-05-01T00:00:00Z,Brazil
                m1,Brazil v Scotland,football,2026-06-10T15:30:00Z,2026-06-10T17:25:00Z,2000000,2026-01-01T00:00:00Z,Brazil
                m2,Morocco v Norway,football,2026-06-10T19:00:00Z,2026-06-10T20:55:00Z,,2026-01-01T00:00:00Z,
                """);

        assertEquals(3, events.size());
        assertEquals(1, events.get(0).revision());
        assertEquals(2_000_000, events.get(0).expectedAudience().p50());
        assertEquals(2, events.get(1).revision());
        assertEquals(Instant.parse("2026-06-10T16:30:00Z"), events.get(1).start());
        assertEquals("Brazil, v Scotland", events.get(1).name());
        assertEquals(Map.of("home", "Brazil"), events.get(1).attributes());
        assertNull(events.get(1).expectedAudience());
        assertEquals(Map.of(), events.get(2).attributes());
        assertTrue(events.stream().allMatch(event -> event.state().counts()));
    }

    @Test
    void aCalendarWithoutEventsIsFine() throws IOException {
        assertEquals(List.of(), events(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "m1,A,football,2026-06-10T15:30:00Z,2026-06-10T15:30:00Z,,2026-01-01T00:00:00Z,x   | end      | must be after start",
                "m1,A,foot ball,2026-06-10T15:30:00Z,2026-06-10T17:30:00Z,,2026-01-01T00:00:00Z,x  | category | 'foot ball' must be",
                ",A,football,2026-06-10T15:30:00Z,2026-06-10T17:30:00Z,,2026-01-01T00:00:00Z,x     | id       | must be",
                "m1,,football,2026-06-10T15:30:00Z,2026-06-10T17:30:00Z,,2026-01-01T00:00:00Z,x    | name     | must not be blank",
                "m1,A,football,2026-06-10T15:30:00Z,2026-06-10T17:30:00Z,0,2026-01-01T00:00:00Z,x  | expected_audience | must be above zero",
                "m1,A,football,2026-06-10T15:30:00Z,2026-06-10T17:30:00Z,many,2026-01-01T00:00:00Z,x | expected_audience | 'many' must be a number",
                "m1,A,football,2026-06-10T15:30:00Z,2026-06-10T17:30:00Z,,soon,x                   | known_at | 'soon' must be a time"
            })
    void refusesAnEventAndSaysWhere(String row, String column, String message) {
        InvalidCsvException refused = assertThrows(InvalidCsvException.class, () -> events(row + "\n"));

        assertEquals(2, refused.line());
        assertEquals(column, refused.column());
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    @Test
    void refusesTheSameRevisionTwice() {
        String row = "m1,A,football,2026-06-10T15:30:00Z,2026-06-10T17:30:00Z,,2026-01-01T00:00:00Z,x\n";

        InvalidCsvException refused = assertThrows(InvalidCsvException.class, () -> events(row + row));

        assertEquals(3, refused.line());
        assertTrue(refused.getMessage().contains("line 2"), refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-06-10T15:30:00Z,2026-06-10T15:29:00Z,2026-06-10T16:00:00Z | from | must not be before the origin",
                "2026-06-10T15:30:00Z,2026-06-10T15:30:00Z,2026-06-10T15:30:00Z | to   | must be after from",
                "2026-06-10T15:30:00Z,2026-06-10T15:30:00.5Z,2026-06-10T16:00:00Z | from | must be a whole second"
            })
    void refusesAnOriginAndSaysWhere(String row, String column, String message) {
        InvalidCsvException refused = assertThrows(
                InvalidCsvException.class, () -> OriginsCsv.read(reader("origin,from,to\n" + row), "origins.csv"));

        assertEquals(2, refused.line());
        assertEquals(column, refused.column());
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    @Test
    void refusesAForecastWhoseQuantilesCross() {
        String csv = "origin,timestamp,p10,p50,p90,p99\n2026-06-10T15:30:00Z,2026-06-10T15:30:00Z,1,2,1.9,3\n";

        InvalidCsvException refused =
                assertThrows(InvalidCsvException.class, () -> ForecastCsv.read(reader(csv), "forecast.csv"));

        assertEquals("p90", refused.column());
        assertTrue(refused.getMessage().contains("must not be below p50 2"), refused.getMessage());
    }

    private static TrafficHistory traffic(String csv) throws IOException {
        return TrafficCsv.history(reader(csv), "traffic.csv");
    }

    private static List<Event> events(String rows) throws IOException {
        return EventsCsv.read(reader(EVENT_HEADER + rows), "events.csv", PARIS);
    }

    private static Reader reader(String csv) {
        return new StringReader(csv);
    }
}
