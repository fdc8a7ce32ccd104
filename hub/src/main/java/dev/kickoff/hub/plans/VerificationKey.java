package dev.kickoff.hub.plans;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A public key that plans can be checked with.
 *
 * @param keyid as in the envelope's signatures
 * @param publicKey base64 of X.509
 * @param activeFrom it signs plans from then on; in the future for a key that is only announced
 * @param retiredAt it signs no plan from then on; null as long as there is no newer key
 */
public record VerificationKey(
        String keyid,
        String publicKey,
        Instant activeFrom,
        @Nullable Instant retiredAt) {}
