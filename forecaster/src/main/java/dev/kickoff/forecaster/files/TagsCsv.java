package dev.kickoff.forecaster.files;

import dev.kickoff.forecaster.model.TimeRange;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code tags.csv}: {@code start,end,kind,note} and, if wanted, {@code known_at}: ranges to keep out of training. They may
 * overlap. Without {@code known_at} a tag is known from its end on.
 */
public final class TagsCsv {
    public static final List<String> KINDS = List.of("burst", "rehearsal", "outage", "fail-over");

    private static final String KNOWN_AT = "known_at";

    private TagsCsv() {}

    /**
     * @param source how messages call the file
     * @throws InvalidCsvException naming line and column of the first thing that is wrong
     */
    public static List<TaggedRange> read(Reader csv, String source) throws IOException {
        List<TaggedRange> tags = new ArrayList<>();
        new CsvRows(source, List.of("start", "end", "kind", "note"), List.of(KNOWN_AT)).forEach(csv, row -> {
            Instant start = row.instant("start");
            Instant end = row.instant("end");
            if (!end.isAfter(start)) {
                throw row.error("end", "must be after start " + start);
            }
            String kind = row.text("kind");
            if (!KINDS.contains(kind)) {
                throw row.error("kind", "must be one of " + String.join(", ", KINDS));
            }
            boolean given =
                    row.columns().contains(KNOWN_AT) && !row.text(KNOWN_AT).isEmpty();
            tags.add(new TaggedRange(
                    new TimeRange(start, end), kind, row.text("note"), given ? row.instant(KNOWN_AT) : end));
        });
        return tags;
    }
}
