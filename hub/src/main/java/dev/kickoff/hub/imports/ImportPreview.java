package dev.kickoff.hub.imports;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do. Nothing of it is in the calendar until it is applied, and then exactly this.
 *
 * @param origin file name or URL
 * @param sha256 of the document
 * @param format what it was read as
 * @param notes about the document as a whole
 * @param counts of changes by kind; every kind is there
 * @param appliedAt null while it is only a preview
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ImportPreview(
        UUID id,
        String source,
        Instant createdAt,
        String author,
        String origin,
        String sha256,
        String format,
        ImportOptions options,
        List<String> notes,
        Map<ChangeKind, Integer> counts,
        List<ProposedChange> changes,
        @Nullable Instant appliedAt,
        @Nullable String appliedBy) {
    static Map<ChangeKind, Integer> count(List<ProposedChange> changes) {
        Map<ChangeKind, Integer> counts = new EnumMap<>(ChangeKind.class);
        for (ChangeKind kind : ChangeKind.values()) {
            counts.put(kind, 0);
        }
        changes.forEach(change -> counts.merge(change.kind(), 1, Integer::sum));
        return counts;
    }

    ImportPreview applied(Instant at, String by) {
        return new ImportPreview(
                id, source, createdAt, author, origin, sha256, format, options, notes, counts, changes, at, by);
    }

    /** How many changes applying would make. */
    public long acting() {
        return changes.stream().filter(ProposedChange::acts).count();
    }
}
