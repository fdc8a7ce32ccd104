package dev.kickoff.schemas;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signing and checking of {@link SignedPlan}: Ed25519 over DSSE's pre-authentication encoding. */
public final class PlanSignatures {
    private static final String ALGORITHM = "Ed25519";

    private PlanSignatures() {}

    /** Wraps the plan's JSON in an envelope with one signature. */
    public static SignedPlan sign(byte[] planJson, String keyId, PrivateKey key) throws GeneralSecurityException {
        Signature signer = Signature.getInstance(ALGORITHM);
        signer.initSign(key);
        signer.update(signedBytes(SignedPlan.PLAN_TYPE, planJson));
        Base64.Encoder base64 = Base64.getEncoder();
        return new SignedPlan(
                SignedPlan.PLAN_TYPE,
                base64.encodeToString(planJson),
                List.of(new SignedPlan.Signature(keyId, base64.encodeToString(signer.sign()))));
    }

    /**
     * The plan's JSON if one of the signatures is good and its key is trusted, else empty. Malformed base64 counts as a
     * bad signature.
     *
     * @param trusted key id to Ed25519 public key
     */
    public static Optional<byte[]> verifiedPayload(SignedPlan signed, Map<String, PublicKey> trusted) {
        Base64.Decoder base64 = Base64.getDecoder();
        try {
            byte[] payload = base64.decode(signed.payload());
            byte[] signedBytes = signedBytes(signed.payloadType(), payload);
            for (SignedPlan.Signature signature : signed.signatures()) {
                PublicKey key = trusted.get(signature.keyid());
                if (key != null && verifies(key, signedBytes, base64.decode(signature.sig()))) {
                    return Optional.of(payload);
                }
            }
            return Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** DSSE's PAE: {@code "DSSEv1" SP len(type) SP type SP len(body) SP body}, lengths in decimal bytes. */
    public static byte[] signedBytes(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(payload.length + 64);
        out.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(type);
        out.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.UTF_8));
        out.writeBytes(payload);
        return out.toByteArray();
    }

    private static boolean verifies(PublicKey key, byte[] bytes, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(key);
            verifier.update(bytes);
            return verifier.verify(signature);
        } catch (GeneralSecurityException notASignatureOfThisKey) {
            return false;
        }
    }
}
