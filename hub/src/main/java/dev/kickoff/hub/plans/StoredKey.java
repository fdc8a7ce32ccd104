package dev.kickoff.hub.plans;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A key that signs plans, has signed or will sign. */
@Entity
@Table(name = "signing_key")
class StoredKey extends PanacheEntityBase {
    @Id
    @Column(name = "key_id")
    String keyId;

    /** X.509. */
    @Column(name = "public_key")
    byte[] publicKey;

    /** PKCS#8; null for a key from the configuration, which stays there. */
    @Column(name = "private_key")
    byte[] privateKey;

    @Column(name = "created_at")
    Instant createdAt;

    /** Of the hub's own keys, from 1 on; null for one from the configuration. */
    Integer generation;

    @Column(name = "active_from")
    Instant activeFrom;

    @Column(name = "retired_at")
    Instant retiredAt;

    boolean signsAt(Instant instant) {
        return !instant.isBefore(activeFrom) && (retiredAt == null || instant.isBefore(retiredAt));
    }
}
