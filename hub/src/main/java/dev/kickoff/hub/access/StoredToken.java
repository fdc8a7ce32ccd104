package dev.kickoff.hub.access;

import dev.kickoff.edge.Scope;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A token without the token: its hash, whose it is, and how long it is good. */
@Entity
@Table(name = "api_token")
class StoredToken extends PanacheEntityBase {
    @Id
    String id;

    String hash;

    @Nullable
    String member;

    @Nullable
    String service;

    @Nullable
    String region;

    String label;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "created_by")
    String createdBy;

    @Column(name = "expires_at")
    Instant expiresAt;

    @Nullable
    @Column(name = "revoked_at")
    Instant revokedAt;

    @Nullable
    @Column(name = "replaced_by")
    String replacedBy;

    @Nullable
    @Column(name = "last_used_at")
    Instant lastUsedAt;

    protected StoredToken() {}

    StoredToken(String id, String hash, TokenOwner owner, String label, Instant createdAt, String createdBy) {
        this.id = id;
        this.hash = hash;
        this.member = owner.member();
        this.service = owner.service();
        this.region = owner.region();
        this.label = label;
        this.createdAt = createdAt;
        this.createdBy = createdBy;
    }

    TokenOwner owner() {
        return new TokenOwner(member, service, region);
    }

    @Nullable
    Scope scope() {
        return service == null ? null : new Scope(service, region);
    }

    TokenInfo published() {
        return new TokenInfo(
                id, member, service, region, label, createdAt, createdBy, expiresAt, revokedAt, replacedBy, lastUsedAt);
    }
}
