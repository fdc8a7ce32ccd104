package dev.kickoff.forecaster.sources;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A declared source, and how far its traffic has been fetched. */
@Entity
@Table(name = "source")
class StoredSource extends PanacheEntityBase {
    /** Of which signal and region. */
    @Embeddable
    record Key(String signal, String region) {
        @Override
        public String toString() {
            return signal + "/" + region;
        }
    }

    @EmbeddedId
    Key key;

    @JdbcTypeCode(SqlTypes.JSON)
    Metric metric;

    /** Another one with each change of the metric. */
    UUID declaration;

    @Column(name = "next_at")
    Instant nextAt;

    @Column(name = "caught_up_at")
    @Nullable
    Instant caughtUpAt;

    /** Start of the first step that the source still had; null while it had all. */
    @Column(name = "gap_until")
    @Nullable
    Instant gapUntil;

    long pages;
    long samples;
    long unusable;

    @Column(name = "last_sample")
    @Nullable
    Instant lastSample;

    @Nullable
    String notice;

    int failures;

    @Column(name = "last_error")
    @Nullable
    String lastError;

    @Column(name = "last_error_at")
    @Nullable
    Instant lastErrorAt;

    @Column(name = "retry_at")
    @Nullable
    Instant retryAt;

    static Optional<StoredSource> of(Key key) {
        return findByIdOptional(key);
    }

    /** Nobody else changes it until the end of the transaction. */
    static Optional<StoredSource> locked(Key key) {
        return findByIdOptional(key, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Begins from the beginning; samples that are stored stay. */
    void restart(Metric declared, Instant first) {
        metric = declared;
        declaration = UUID.randomUUID();
        nextAt = first;
        caughtUpAt = null;
        gapUntil = null;
        pages = 0;
        samples = 0;
        unusable = 0;
        lastSample = null;
        notice = null;
        succeeded();
    }

    void succeeded() {
        failures = 0;
        lastError = null;
        lastErrorAt = null;
        retryAt = null;
    }
}
