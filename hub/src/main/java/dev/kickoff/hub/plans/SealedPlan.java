package dev.kickoff.hub.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.SignedPlan;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A plan as it will be stored: its exact bytes and what was signed over them.
 *
 * @param digest SHA-256 of the payload, hexadecimal
 * @param signatures at least one; the first is that of the active key
 */
record SealedPlan(CapacityPlan plan, byte[] payload, String digest, List<SignedPlan.Signature> signatures) {
    /** Takes about a millisecond; many can be sealed at the same time. */
    static SealedPlan of(CapacityPlan plan, ObjectMapper json, SigningKeys keys) {
        byte[] payload = write(plan, json);
        return new SealedPlan(plan, payload, sha256(payload), keys.sign(payload));
    }

    private static byte[] write(CapacityPlan plan, ObjectMapper json) {
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
