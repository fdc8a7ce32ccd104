package dev.kickoff.hub.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.SignedPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Makes a plan official: signs it and stores it, both or neither. */
@ApplicationScoped
class Publisher {
    private final SigningKeys keys;
    private final ObjectMapper json;
    private final Event<PlansPublished> published;

    Publisher(SigningKeys keys, ObjectMapper json, Event<PlansPublished> published) {
        this.keys = keys;
        this.json = json;
        this.published = published;
    }

    /**
     * Publishes the plan if its version is the next one.
     *
     * @return false if that version exists already, because another replica of the hub was faster; nothing is changed
     */
    @Transactional
    boolean publish(CapacityPlan plan) {
        byte[] payload = write(plan);
        SignedPlan.Signature signature = keys.sign(payload).signatures().get(0);
        int rows = StoredPlan.getEntityManager()
                .createNativeQuery("""
                        INSERT INTO capacity_plan
                            (service, region, version, issued_at, digest, payload, key_id, signature)
                        SELECT :service, :region, :version, :issuedAt, :digest, :payload, :keyId, :signature
                        WHERE :version = 1 + (SELECT coalesce(max(version), 0) FROM capacity_plan
                                              WHERE service = :service AND region = :region)
                        ON CONFLICT DO NOTHING""")
                .setParameter("service", plan.service())
                .setParameter("region", plan.region())
                .setParameter("version", plan.version())
                .setParameter("issuedAt", plan.issuedAt())
                .setParameter("digest", sha256(payload))
                .setParameter("payload", payload)
                .setParameter("keyId", signature.keyid())
                .setParameter("signature", signature.sig())
                .executeUpdate();
        if (rows == 1) {
            published.fire(new PlansPublished(List.of(plan)));
        }
        return rows == 1;
    }

    private byte[] write(CapacityPlan plan) {
        try {
            return json.writeValueAsBytes(plan);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a plan is always writable", impossible);
        }
    }

    private static String sha256(byte[] payload) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
