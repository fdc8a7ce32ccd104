package dev.kickoff.hub.services;

import dev.kickoff.schemas.ServiceRegistration;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A declaration that instances of a service made. */
@Entity
@IdClass(StoredDeclaration.Key.class)
@Table(name = "service_declaration")
class StoredDeclaration extends PanacheEntityBase {
    /** Which version of what. */
    record Key(String service, String region, int version) implements Serializable {}

    @Id
    String service;

    @Id
    String region;

    @Id
    int version;

    @JdbcTypeCode(SqlTypes.JSON)
    ServiceRegistration document;

    @Column(name = "declared_by")
    String declaredBy;

    @Column(name = "first_seen")
    Instant firstSeen;

    @Column(name = "last_seen")
    Instant lastSeen;

    protected StoredDeclaration() {}

    StoredDeclaration(ServiceRegistration registration, int version, String declaredBy, Instant now) {
        this.service = registration.service();
        this.region = registration.region();
        this.version = version;
        this.document = registration;
        this.declaredBy = declaredBy;
        this.firstSeen = now;
        this.lastSeen = now;
    }
}
