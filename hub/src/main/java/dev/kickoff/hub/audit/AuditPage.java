package dev.kickoff.hub.audit;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some entries, the newest first.
 *
 * @param next to be given as {@code before} for the page after this one, null on the last
 */
public record AuditPage(List<Row> entries, @Nullable Long next) {
    /** An entry, with its details as JSON. */
    public record Row(
            long seq,
            Instant at,
            String who,
            String action,
            String subject,
            @JsonRawValue String details,
            String previous,
            String hash) {
        static Row of(AuditEntry entry) {
            return new Row(
                    entry.seq(),
                    entry.at(),
                    entry.who(),
                    entry.action(),
                    entry.subject(),
                    entry.details(),
                    entry.previous(),
                    entry.hash());
        }
    }
}
