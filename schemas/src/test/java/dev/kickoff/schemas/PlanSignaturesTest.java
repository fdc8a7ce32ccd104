package dev.kickoff.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanSignaturesTest {
    private final KeyPair key = newKey();
    private final Map<String, PublicKey> trusted = Map.of("hub-1", key.getPublic());
    private final byte[] plan = golden();

    /** CONTRACT-06: the example of the DSSE specification, so that other implementations agree with ours. */
    @Test
    void encodesAsTheDsseSpecificationShows() {
        byte[] encoded = PlanSignatures.signedBytes("http://example.com/HelloWorld", "hello world".getBytes(UTF_8));
        assertEquals("DSSEv1 29 http://example.com/HelloWorld 11 hello world", new String(encoded, UTF_8));
    }

    /** CONTRACT-01 for the signed plan, CONTRACT-07 */
    @Test
    void signedPlanIsValidBySchemaAndVerifies() throws Exception {
        SignedPlan signed = PlanSignatures.sign(plan, "hub-1", key.getPrivate());
        assertEquals(Set.of(), Documents.violations("signed-plan-v1", Documents.JSON.valueToTree(signed)));
        assertArrayEquals(plan, PlanSignatures.verifiedPayload(signed, trusted).orElseThrow());
    }

    /** CONTRACT-07 */
    @Test
    void refusesAChangedPayload() throws Exception {
        SignedPlan signed = PlanSignatures.sign(plan, "hub-1", key.getPrivate());
        byte[] changed = new String(plan, UTF_8)
                .replace("\"version\": 7", "\"version\": 8")
                .getBytes(UTF_8);
        refused(new SignedPlan(signed.payloadType(), Base64.getEncoder().encodeToString(changed), signed.signatures()));
    }

    /** CONTRACT-07 */
    @Test
    void refusesAKeyThatIsNotTrustedEvenUnderATrustedName() throws Exception {
        refused(PlanSignatures.sign(plan, "hub-1", newKey().getPrivate()));
        refused(PlanSignatures.sign(plan, "hub-2", key.getPrivate()));
    }

    /** CONTRACT-07 */
    @Test
    void refusesWhatIsNotBase64() throws Exception {
        SignedPlan signed = PlanSignatures.sign(plan, "hub-1", key.getPrivate());
        refused(new SignedPlan(signed.payloadType(), "%%%", signed.signatures()));
        refused(new SignedPlan(
                signed.payloadType(), signed.payload(), List.of(new SignedPlan.Signature("hub-1", "%%%"))));
    }

    @Test
    void oneGoodSignatureAmongSeveralIsEnough() throws Exception {
        SignedPlan old = PlanSignatures.sign(plan, "retired", newKey().getPrivate());
        SignedPlan current = PlanSignatures.sign(plan, "hub-1", key.getPrivate());
        SignedPlan both = new SignedPlan(
                current.payloadType(),
                current.payload(),
                List.of(old.signatures().get(0), current.signatures().get(0)));
        assertTrue(PlanSignatures.verifiedPayload(both, trusted).isPresent());
    }

    private void refused(SignedPlan signed) {
        assertTrue(PlanSignatures.verifiedPayload(signed, trusted).isEmpty());
    }

    private static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] golden() {
        try {
            return Files.readAllBytes(Path.of("goldens/capacity-plan-v1.json"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
