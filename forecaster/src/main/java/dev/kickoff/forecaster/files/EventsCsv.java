package dev.kickoff.forecaster.files;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.InvalidDocumentException;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code events.csv}: {@code id,name,category,start,end,expected_audience,known_at} and any attribute columns. The same
 * id may come again with another {@code known_at}: a revision. {@code expected_audience} may be empty; a column {@code
 * expected_audience_p90} beside it, what is exceeded one time in ten, is no attribute.
 */
public final class EventsCsv {
    private static final String AUDIENCE = "expected_audience";
    private static final String AUDIENCE_P90 = "expected_audience_p90";
    private static final List<String> COLUMNS = List.of("id", "name", "category", "start", "end", AUDIENCE, "known_at");
    /** Column by the field of {@link Event} that refuses its content. */
    private static final Map<String, String> COLUMN_OF_FIELD =
            Map.of("expectedAudience.p50", AUDIENCE, "expectedAudience.p90", AUDIENCE_P90, "knownAt", "known_at");

    private EventsCsv() {}

    /**
     * All revisions, numbered per id from 1 in the order in which they became known. Every event of such a file counts
     * and concerns every region.
     *
     * @param source how messages call the file
     * @param zone in which people speak of the events' hours
     * @throws InvalidCsvException naming line and column of the first thing that is wrong
     */
    public static List<Event> read(Reader csv, String source, ZoneId zone) throws IOException {
        List<Event> rows = new ArrayList<>();
        Map<String, Map<Instant, Long>> lines = new HashMap<>();
        new CsvRows(source, COLUMNS, true).forEach(csv, row -> {
            Event event = event(row, zone);
            Long before =
                    lines.computeIfAbsent(event.id(), id -> new HashMap<>()).put(event.knownAt(), row.line());
            if (before != null) {
                throw row.error(
                        "id",
                        "has the same known_at on line " + before
                                + "; a revision of an event needs a known_at of its own");
            }
            rows.add(event);
        });
        rows.sort(Comparator.comparing(Event::id).thenComparing(Event::knownAt));
        List<Event> numbered = new ArrayList<>();
        for (Event event : rows) {
            Event last = numbered.isEmpty() ? null : numbered.get(numbered.size() - 1);
            int revision = last != null && last.id().equals(event.id()) ? last.revision() + 1 : 1;
            numbered.add(event.withRevision(revision));
        }
        return numbered;
    }

    private static Event event(CsvRow row, ZoneId zone) {
        Map<String, String> attributes = new TreeMap<>();
        for (String column : row.columns()) {
            if (!COLUMNS.contains(column)
                    && !AUDIENCE_P90.equals(column)
                    && !row.text(column).isEmpty()) {
                attributes.put(column, row.text(column));
            }
        }
        try {
            return new Event(
                    row.text("id"),
                    1,
                    row.text("name"),
                    row.text("category"),
                    row.instant("start"),
                    row.instant("end"),
                    zone.getId(),
                    audience(row),
                    List.of(),
                    attributes,
                    List.of(),
                    EventState.APPROVED,
                    row.instant("known_at"),
                    null);
        } catch (InvalidDocumentException broken) {
            throw row.error(COLUMN_OF_FIELD.getOrDefault(broken.field(), broken.field()), broken.remedy());
        }
    }

    private static @Nullable Audience audience(CsvRow row) {
        Double p50 = row.quantityOrNull(AUDIENCE);
        Double p90 = row.columns().contains(AUDIENCE_P90) ? row.quantityOrNull(AUDIENCE_P90) : null;
        if (p50 == null && p90 != null) {
            throw row.error(AUDIENCE, "is required where " + AUDIENCE_P90 + " is given");
        }
        return p50 == null ? null : new Audience(p50, p90);
    }
}
