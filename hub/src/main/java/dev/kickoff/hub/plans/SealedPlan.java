package dev.kickoff.hub.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.SignedPlan;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it will be stored: its exact bytes and what was signed over them.
 *
 * @param digest SHA-256 of the payload, hexadecimal
 * @param signatures at least one; the first is that of the active key
 * @param basis what it was made with, as JSON; null when that is not known
 */
record SealedPlan(
        CapacityPlan plan,
        byte[] payload,
        String digest,
        List<SignedPlan.Signature> signatures,
        @Nullable String basis) {
    /** Takes about a millisecond; many can be sealed at the same time. */
    static SealedPlan of(CapacityPlan plan, @Nullable PlanBasis basis, ObjectMapper json, SigningKeys keys) {
        byte[] payload = write(plan, json);
        return new SealedPlan(
                plan,
                payload,
                sha256(payload),
                keys.sign(payload),
                basis == null ? null : new String(write(basis, json), StandardCharsets.UTF_8));
    }

    private static byte[] write(Object document, ObjectMapper json) {
        try {
            return json.writeValueAsBytes(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("records are always writable", impossible);
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
