package dev.kickoff.transform.internal.plan;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.PlanSignatures;
import dev.kickoff.schemas.SignedPlan;
import dev.kickoff.transform.internal.json.UnreadableDocumentException;
import dev.kickoff.transform.internal.json.WireJson;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Believes a plan only if a pinned key signed it and it is for this service in this region. Immutable. */
public final class PlanVerifier {
    private final Map<String, PublicKey> trusted;
    private final String service;
    private final String region;

    public PlanVerifier(Map<String, PublicKey> trusted, String service, String region) {
        this.trusted = Map.copyOf(trusted);
        this.service = service;
        this.region = region;
    }

    /**
     * @param envelopeJson a {@link SignedPlan} as JSON
     * @throws PlanRefusedException with the reason
     */
    public VerifiedPlan verify(String envelopeJson) throws PlanRefusedException {
        try {
            SignedPlan signed = WireJson.read(envelopeJson, SignedPlan.class);
            Optional<byte[]> payload = PlanSignatures.verifiedPayload(signed, trusted);
            if (payload.isEmpty()) {
                throw new PlanRefusedException("the plan's signature " + keyIds(signed)
                        + " is not one of a trusted key " + new TreeSet<>(trusted.keySet())
                        + "; compare them with the hub's keys at /v1/keys");
            }
            String json = new String(payload.get(), StandardCharsets.UTF_8);
            CapacityPlan plan = WireJson.read(json, CapacityPlan.class);
            if (!plan.service().equals(service) || !plan.region().equals(region)) {
                throw new PlanRefusedException("the plan is for " + plan.service() + " in " + plan.region()
                        + ", this is " + service + " in " + region);
            }
            return new VerifiedPlan(plan, json, envelopeJson);
        } catch (UnreadableDocumentException unreadable) {
            throw new PlanRefusedException("the plan cannot be read: " + unreadable.getMessage());
        }
    }

    private static String keyIds(SignedPlan signed) {
        return signed.signatures().stream()
                .map(SignedPlan.Signature::keyid)
                .toList()
                .toString();
    }
}
