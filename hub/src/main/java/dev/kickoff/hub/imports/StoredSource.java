package dev.kickoff.hub.imports;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Where a season comes from, and how far it has got. */
@Entity
@Table(name = "import_source")
class StoredSource extends PanacheEntityBase {
    @Id
    String name;

    long generation;

    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable
    Subscription subscription;

    @Nullable
    String etag;

    @Column(name = "last_modified")
    @Nullable
    String lastModified;

    @Column(name = "next_fetch_at")
    @Nullable
    Instant nextFetchAt;

    @Column(name = "fetched_at")
    @Nullable
    Instant fetchedAt;

    int failures;

    @Column(name = "last_error")
    @Nullable
    String lastError;

    @Column(name = "last_error_at")
    @Nullable
    Instant lastErrorAt;

    @Nullable
    String outcome;

    @Column(name = "preview_id")
    @Nullable
    UUID previewId;

    @Column(name = "applied_at")
    @Nullable
    Instant appliedAt;

    /** Nobody else changes it until the end of the transaction. */
    static Optional<StoredSource> locked(String name) {
        return findByIdOptional(name, LockModeType.PESSIMISTIC_WRITE);
    }

    void succeeded(Instant now, String words) {
        fetchedAt = now;
        failures = 0;
        lastError = null;
        lastErrorAt = null;
        outcome = words;
    }
}
