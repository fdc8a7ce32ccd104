package dev.kickoff.hub.services;

import dev.kickoff.hub.planning.ServicePolicy;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A stored revision of a policy; never changed. */
@Entity
@Immutable
@IdClass(StoredPolicy.Key.class)
@Table(name = "service_policy")
class StoredPolicy extends PanacheEntityBase {
    /** Which revision of what. */
    record Key(String service, String region, int revision) implements Serializable {}

    @Id
    String service;

    @Id
    String region;

    @Id
    int revision;

    @JdbcTypeCode(SqlTypes.JSON)
    ServicePolicy document;

    String author;

    String reason;

    Instant at;

    protected StoredPolicy() {}

    StoredPolicy(ServiceRegion where, int revision, ServicePolicy policy, String author, String reason, Instant at) {
        this.service = where.service();
        this.region = where.region();
        this.revision = revision;
        this.document = policy;
        this.author = author;
        this.reason = reason;
        this.at = at;
    }

    ServiceRegion where() {
        return new ServiceRegion(service, region);
    }

    PolicyRevision published() {
        return new PolicyRevision(service, region, revision, document, author, reason, at);
    }
}
