package dev.kickoff.hub.plans;

import dev.kickoff.schemas.SignedPlan;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A published plan as it was signed; never changed. */
@Entity
@Immutable
@IdClass(StoredPlan.Key.class)
@Table(name = "capacity_plan")
class StoredPlan extends PanacheEntityBase {
    /** Service, region and version. */
    record Key(String service, String region, long version) implements Serializable {}

    @Id
    String service;

    @Id
    String region;

    @Id
    long version;

    @Column(name = "issued_at")
    Instant issuedAt;

    /** SHA-256 of the payload, hexadecimal. */
    String digest;

    /** The plan's JSON, exactly the bytes that were signed. */
    byte[] payload;

    @Column(name = "key_id")
    String keyId;

    /** Base64 of the Ed25519 signature. */
    String signature;

    /** By other keys; null when there are none. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "more_signatures")
    List<SignedPlan.Signature> moreSignatures;

    /** The {@link PlanSet} that it was published in; null for plans from before there were sets. */
    @Column(name = "set_id")
    Long setId;

    List<SignedPlan.Signature> signatures() {
        List<SignedPlan.Signature> all = new ArrayList<>();
        all.add(new SignedPlan.Signature(keyId, signature));
        if (moreSignatures != null) {
            all.addAll(moreSignatures);
        }
        return all;
    }
}
