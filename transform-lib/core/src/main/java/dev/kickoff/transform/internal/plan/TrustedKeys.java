package dev.kickoff.transform.internal.plan;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The hub's keys that the team has pinned. */
public final class TrustedKeys {
    private final Map<String, PublicKey> keys = new LinkedHashMap<>();

    /**
     * @param publicKey base64 of an Ed25519 key in X.509 form
     * @throws IllegalArgumentException if it is not one
     */
    public void add(String keyId, String publicKey) {
        try {
            byte[] encoded = Base64.getDecoder().decode(publicKey.strip());
            keys.put(keyId, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new IllegalArgumentException(
                    "trustKey '" + keyId + "' must be base64 of an Ed25519 public key in X.509 form, as the hub"
                            + " gives it at /v1/keys",
                    malformed);
        }
    }

    /** @throws IllegalArgumentException if there is none: no plan could ever be believed */
    public Map<String, PublicKey> pinned() {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException(
                    "trustKey is required: pin at least one of the hub's keys, as it gives them at /v1/keys");
        }
        return Map.copyOf(keys);
    }
}
