package dev.kickoff.hub.imports;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A preview as it was shown. */
@Entity
@Table(name = "import_preview")
class StoredPreview extends PanacheEntityBase {
    @Id
    UUID id;

    String source;

    @Column(name = "created_at")
    Instant createdAt;

    /** Of the source when it was made. */
    long generation;

    String digest;

    @JdbcTypeCode(SqlTypes.JSON)
    ImportPreview document;

    @Column(name = "applied_at")
    @Nullable
    Instant appliedAt;

    @Column(name = "applied_by")
    @Nullable
    String appliedBy;

    protected StoredPreview() {}

    StoredPreview(ImportPreview preview, long generation, String digest) {
        id = preview.id();
        source = preview.source();
        createdAt = preview.createdAt();
        this.generation = generation;
        this.digest = digest;
        document = preview;
    }

    ImportPreview preview() {
        return appliedAt == null || appliedBy == null ? document : document.applied(appliedAt, appliedBy);
    }

    /** Deletes the oldest that are not applied, but for the newest few. */
    static void forgetOld(String source, int keep) {
        List<StoredPreview> open = list("source = ?1 and appliedAt is null order by createdAt desc", source);
        open.stream().skip(keep).forEach(StoredPreview::delete);
    }
}
