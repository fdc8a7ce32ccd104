package dev.kickoff.forecaster.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.forecaster.model.TimeRange;
import dev.kickoff.forecaster.tags.TagKind;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagsCsvTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void aTagIsKnownFromItsEndUnlessTheFileSaysOtherwise() throws IOException {
        List<TaggedRange> tags = read("""
                start,end,kind,note,known_at
                2026-06-01T12:00:00Z,2026-06-01T13:00:00Z,outage,"cable, cut",
                2026-06-01T12:00:00Z,2026-06-01T14:00:00Z,rehearsal,,2026-05-01T00:00:00Z
                """);

        assertEquals("cable, cut", tags.get(0).note());
        assertEquals(NOON.plusSeconds(3600), tags.get(0).knownAt());
        assertEquals(Instant.parse("2026-05-01T00:00:00Z"), tags.get(1).knownAt());
        assertEquals(
                List.of(new TimeRange(NOON, NOON.plusSeconds(7200))),
                TaggedRange.knownAt(tags, NOON.plusSeconds(3599)));
        assertEquals(2, TaggedRange.knownAt(tags, NOON.plusSeconds(3600)).size());
    }

    @Test
    void theColumnKnownAtMayBeLeftOut() throws IOException {
        assertEquals(
                NOON.plusSeconds(60),
                read("start,end,kind,note\n2026-06-01T12:00:00Z,2026-06-01T12:01:00Z,burst,\n")
                        .get(0)
                        .knownAt());
        assertEquals(List.of(), read("start,end,kind,note\n"));
    }

    @Test
    void knowsTheKindsOfTheApi() {
        assertEquals(
                TagsCsv.KINDS,
                Arrays.stream(TagKind.values()).map(TagKind::text).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-06-01T12:00:00Z,2026-06-01T12:00:00Z,burst,,      | end      | must be after start",
                "2026-06-01T12:00:00Z,2026-06-01T13:00:00Z,failover,,   | kind     | 'failover' must be one of burst, rehearsal, outage, fail-over",
                "noon,2026-06-01T13:00:00Z,burst,,                      | start    | 'noon' must be a time",
                "2026-06-01T12:00:00Z,2026-06-01T13:00:00Z,burst,,later | known_at | 'later' must be a time"
            })
    void refusesATagAndSaysWhere(String row, String column, String message) {
        InvalidCsvException refused =
                assertThrows(InvalidCsvException.class, () -> read("start,end,kind,note,known_at\n" + row + "\n"));

        assertEquals(2, refused.line());
        assertEquals(column, refused.column());
        assertTrue(refused.getMessage().contains(message), refused.getMessage());
    }

    @Test
    void refusesAColumnItDoesNotKnow() {
        InvalidCsvException refused =
                assertThrows(InvalidCsvException.class, () -> read("start,end,kind,note,known\n"));

        assertTrue(
                refused.getMessage().contains("start,end,kind,note, with or without known_at"), refused.getMessage());
    }

    private static List<TaggedRange> read(String csv) throws IOException {
        return TagsCsv.read(new StringReader(csv), "tags.csv");
    }
}
