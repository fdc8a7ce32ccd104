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

/** The registration in force of one service in one region. */
@Entity
@IdClass(RegisteredService.Key.class)
@Table(name = "service_registration")
class RegisteredService extends PanacheEntityBase {
    /** Service and region. */
    record Key(String service, String region) implements Serializable {}

    @Id
    String service;

    @Id
    String region;

    @JdbcTypeCode(SqlTypes.JSON)
    ServiceRegistration document;

    @Column(name = "registered_at")
    Instant registeredAt;

    @Column(name = "changed_at")
    Instant changedAt;

    /** Of the {@link StoredDeclaration} that is in force. */
    int version;

    protected RegisteredService() {}

    RegisteredService(StoredDeclaration declared, Instant now) {
        service = declared.service;
        region = declared.region;
        registeredAt = now;
        take(declared, now);
    }

    final void take(StoredDeclaration declared, Instant now) {
        document = declared.document;
        version = declared.version;
        changedAt = now;
    }
}
