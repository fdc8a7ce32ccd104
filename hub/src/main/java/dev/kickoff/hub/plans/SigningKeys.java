package dev.kickoff.hub.plans;

import dev.kickoff.schemas.PlanSignatures;
import dev.kickoff.schemas.SignedPlan;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key pair that signs, and all public keys that ever did. Private keys never leave this class. */
@ApplicationScoped
public class SigningKeys {
    private record Current(String id, KeyPair pair) {}

    private final SigningConfig config;
    private final Clock clock;
    private volatile @Nullable Current current;

    SigningKeys(SigningConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** All public keys, the newest first; there is always at least one. */
    public List<VerificationKey> verificationKeys() {
        current();
        return QuarkusTransaction.joiningExisting()
                .call(() -> StoredKey.<StoredKey>listAll(
                                Sort.descending("createdAt").and("keyId"))
                        .stream()
                        .map(key -> new VerificationKey(
                                key.keyId, Base64.getEncoder().encodeToString(key.publicKey)))
                        .toList());
    }

    /** To be called before {@link #sign} is called on other threads: looks into the database if need be. */
    void prepare() {
        current();
    }

    /** By every key that signs now, the active one first. */
    List<SignedPlan.Signature> sign(byte[] planJson) {
        Current key = current();
        try {
            return PlanSignatures.sign(planJson, key.id(), key.pair().getPrivate())
                    .signatures();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("Plans cannot be signed with key " + key.id(), broken);
        }
    }

    private Current current() {
        Current known = current;
        if (known != null) {
            return known;
        }
        // In a transaction of its own: the key must be stored before anything is signed with it, whatever becomes of
        // the plan that is being published.
        Current loaded = QuarkusTransaction.requiringNew().call(this::load);
        current = loaded;
        return loaded;
    }

    private Current load() {
        if (config.privateKey().isPresent() != config.publicKey().isPresent()) {
            throw new IllegalStateException(
                    "kickoff.signing.private-key and kickoff.signing.public-key must be given both or not at all");
        }
        try {
            return config.privateKey().isPresent() ? configured() : own();
        } catch (GeneralSecurityException | IllegalArgumentException unusable) {
            // Not the cause's own message alone: it must not be able to show key material.
            throw new IllegalStateException("The signing key cannot be used ("
                    + unusable.getClass().getSimpleName() + "); it must be an Ed25519 pair, see kickoff.signing.*");
        }
    }

    private Current configured() throws GeneralSecurityException {
        Base64.Decoder base64 = Base64.getDecoder();
        KeyPair pair = KeyPairs.decode(
                base64.decode(config.publicKey().orElseThrow()),
                base64.decode(config.privateKey().orElseThrow()));
        String id = KeyPairs.id(pair.getPublic());
        insert(id, pair.getPublic().getEncoded(), null);
        return new Current(id, pair);
    }

    private Current own() throws GeneralSecurityException {
        StoredKey stored = find();
        if (stored == null) {
            KeyPair pair = KeyPairs.generate();
            insert(
                    KeyPairs.id(pair.getPublic()),
                    pair.getPublic().getEncoded(),
                    pair.getPrivate().getEncoded());
            // Another replica may have been faster: the one that is stored counts.
            stored = find();
        }
        if (stored == null) {
            throw new IllegalStateException("The signing key was not stored");
        }
        return new Current(stored.keyId, KeyPairs.decode(stored.publicKey, stored.privateKey));
    }

    private static @Nullable StoredKey find() {
        return StoredKey.find("privateKey is not null").firstResult();
    }

    private void insert(String id, byte[] publicKey, byte @Nullable [] privateKey) {
        StoredKey.getEntityManager()
                .createNativeQuery("INSERT INTO signing_key (key_id, public_key, private_key, created_at)"
                        + " VALUES (:id, :public, CAST(:private AS bytea), :now) ON CONFLICT DO NOTHING")
                .setParameter("id", id)
                .setParameter("public", publicKey)
                .setParameter("private", privateKey)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }
}
