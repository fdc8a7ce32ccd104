package dev.kickoff.hub.holds;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A hold in the database; ended once, else never changed. */
@Entity
@Table(name = "hold")
class StoredHold extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Enumerated(EnumType.STRING)
    Hold.Scope scope;

    @Nullable
    String name;

    @Nullable
    String region;

    @Enumerated(EnumType.STRING)
    Hold.Effect effect;

    String reason;
    String author;

    @Column(name = "started_at")
    Instant startedAt;

    @Column(name = "expires_at")
    @Nullable
    Instant expiresAt;

    @Column(name = "ended_at")
    @Nullable
    Instant endedAt;

    @Column(name = "ended_by")
    @Nullable
    String endedBy;

    @Column(name = "end_reason")
    @Nullable
    String endReason;

    Hold hold() {
        return new Hold(
                id, scope, name, region, effect, reason, author, startedAt, expiresAt, endedAt, endedBy, endReason);
    }
}
