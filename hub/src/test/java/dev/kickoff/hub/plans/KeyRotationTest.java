package dev.kickoff.hub.plans;

import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.hub.testing.ForecasterControls;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import dev.kickoff.schemas.PlanSignatures;
import dev.kickoff.schemas.SignedPlan;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CONTRACT-07: at every time, an envelope is good for whoever holds the old key or the new one. */
@QuarkusTest
@TestProfile(HubProfile.class)
class KeyRotationTest {
    private static final Instant START = Instant.parse("2031-03-01T12:00:00Z");
    private static final byte[] PLAN = "{}".getBytes(StandardCharsets.UTF_8);

    @Inject
    SigningKeys keys;

    @Inject
    SettableClock clock;

    @ForecasterControls
    Map<String, String> forecaster;

    @BeforeEach
    void theForecasterHasTheSameTime() {
        forecaster.clear();
        forecaster.put("now", START.toString());
    }

    @Test
    void aNewKeyIsAnnouncedThenSignsBesideTheOldOneThenAlone() throws Exception {
        clock.set(START);
        String old = signedBy(START).get(0);

        VerificationKey next = asOperator()
                .post("/v1/keys/rotate")
                .then()
                .statusCode(200)
                .extract()
                .as(VerificationKey.class);

        assertEquals(START.plus(Duration.ofHours(24)), next.activeFrom());
        assertEquals(next, keys.verificationKeys().get(0));
        assertEquals(List.of(old), signedBy(START.plus(Duration.ofHours(23))));
        asOperator().post("/v1/keys/rotate").then().statusCode(409).body("detail", containsString("announced already"));
        Instant overlap = START.plus(Duration.ofHours(25));
        assertEquals(List.of(next.keyid(), old), signedBy(overlap));
        assertTrue(good(overlap, old), "for whoever pinned the old key");
        assertTrue(good(overlap, next.keyid()), "for whoever pinned the new key");
        Instant alone = START.plus(Duration.ofDays(8)).plusSeconds(1);
        assertEquals(List.of(next.keyid()), signedBy(alone));
        VerificationKey retired = keys.verificationKeys().stream()
                .filter(key -> key.keyid().equals(old))
                .findFirst()
                .orElseThrow();
        assertEquals(START.plus(Duration.ofDays(8)), retired.retiredAt());
    }

    @Test
    void onlyOperatorsRotate() {
        asService().post("/v1/keys/rotate").then().statusCode(403);
    }

    private List<String> signedBy(Instant at) {
        return sign(at).stream().map(SignedPlan.Signature::keyid).toList();
    }

    private List<SignedPlan.Signature> sign(Instant at) {
        clock.set(at);
        keys.prepare();
        return keys.sign(PLAN);
    }

    private boolean good(Instant at, String pinned) throws Exception {
        SignedPlan envelope =
                new SignedPlan(SignedPlan.PLAN_TYPE, Base64.getEncoder().encodeToString(PLAN), sign(at));
        Map<String, PublicKey> trusted = new HashMap<>();
        for (VerificationKey key : keys.verificationKeys()) {
            if (key.keyid().equals(pinned)) {
                byte[] encoded = Base64.getDecoder().decode(key.publicKey());
                trusted.put(pinned, KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            }
        }
        return PlanSignatures.verifiedPayload(envelope, trusted).isPresent();
    }
}
