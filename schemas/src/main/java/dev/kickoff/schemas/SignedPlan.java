package dev.kickoff.schemas;

import java.util.List;

/**
 * A plan as it travels and as it is kept on disk: a DSSE envelope (Dead Simple Signing Envelope 1.0). The payload is the
 * exact bytes that were signed, so nobody has to agree on how JSON is written.
 *
 * @param payloadType always {@link #PLAN_TYPE}
 * @param payload base64 of the plan's JSON in UTF-8
 * @param signatures one per signing key; one that a trusted key made is enough
 * @see <a href="https://github.com/secure-systems-lab/dsse/blob/master/protocol.md">DSSE protocol</a>
 */
public record SignedPlan(String payloadType, String payload, List<Signature> signatures) {
    public static final String PLAN_TYPE = "application/vnd.kickoff.plan.v1+json";

    /**
     * @param keyid names the key, not secret
     * @param sig base64 of the Ed25519 signature over {@link PlanSignatures#signedBytes}
     */
    public record Signature(String keyid, String sig) {
        public Signature {
            Check.identifier(keyid, "signatures.keyid");
            Check.text(sig, "signatures.sig");
        }
    }

    public SignedPlan {
        Check.require(PLAN_TYPE.equals(payloadType), "payloadType", payloadType, "must be " + PLAN_TYPE);
        Check.text(payload, "payload");
        signatures = Check.listOrEmpty(signatures, "signatures");
        Check.require(!signatures.isEmpty(), "signatures", 0, "must hold at least one signature");
    }
}
