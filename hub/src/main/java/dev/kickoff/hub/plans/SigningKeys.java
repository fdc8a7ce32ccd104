package dev.kickoff.hub.plans;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.audit.Audit;
import dev.kickoff.schemas.SignedPlan;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * The key pairs that sign, and all public keys that ever did or soon will. Private keys never leave this class.
 *
 * <p>A new key is announced for {@code kickoff.signing.announce} before it signs; from then on the old one signs beside
 * it for {@code kickoff.signing.overlap}. So at every time a service may hold either.
 */
@ApplicationScoped
public class SigningKeys {
    private static final String CONFIGURED = "configured";

    private final SigningConfig config;
    private final Clock clock;
    private final Audit audit;
    private final Map<String, PlanSigner> decoded = new ConcurrentHashMap<>();
    private volatile List<PlanSigner> signers = List.of();

    SigningKeys(SigningConfig config, Clock clock, Audit audit) {
        this.config = config;
        this.clock = clock;
        this.audit = audit;
    }

    /** All public keys, the newest first; there is always at least one. */
    public List<VerificationKey> verificationKeys() {
        prepare();
        return QuarkusTransaction.joiningExisting()
                .call(() -> all().stream().map(SigningKeys::published).toList());
    }

    /**
     * Makes a new key and announces it.
     *
     * @param author who wants it
     * @throws ProblemException 409 when one is announced already, or the key is one from the configuration
     */
    public VerificationKey rotate(String author) {
        prepare();
        if (config.privateKey().isPresent()) {
            throw ProblemException.conflict(
                    "The signing key is from the configuration", "Change kickoff.signing.* on all replicas instead");
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            List<StoredKey> own =
                    all().stream().filter(key -> key.generation != null).toList();
            StoredKey newest = own.stream()
                    .max(Comparator.comparing(key -> key.generation))
                    .orElseThrow();
            if (now.isBefore(newest.activeFrom)) {
                throw announced(newest);
            }
            Instant from = now.plus(config.announce());
            newest.retiredAt = from.plus(config.overlap());
            StoredKey next = fresh(newest.generation + 1, now, from);
            try {
                next.persistAndFlush();
            } catch (ConstraintViolationException somebodyWasFaster) {
                throw announced(next);
            }
            audit.record(author, "key.rotate", "key/" + next.keyId, Map.of("activeFrom", from.toString()));
            return published(next);
        });
    }

    /**
     * To be called before {@link #sign}, which may then be called on other threads: looks into the database for keys of
     * other replicas.
     */
    void prepare() {
        // In a transaction of its own: a key must be stored before anything is signed with it, whatever becomes of the
        // plan that is being published.
        signers = QuarkusTransaction.requiringNew().call(this::load);
    }

    /** By every key that signs now, the newest first. */
    List<SignedPlan.Signature> sign(byte[] planJson) {
        return signers.stream().map(signer -> signer.sign(planJson)).toList();
    }

    private List<PlanSigner> load() {
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

    private List<PlanSigner> configured() throws GeneralSecurityException {
        Base64.Decoder base64 = Base64.getDecoder();
        byte[] publicKey = base64.decode(config.publicKey().orElseThrow());
        PlanSigner signer = decoded.get(CONFIGURED);
        if (signer == null) {
            KeyPair pair =
                    KeyPairs.decode(publicKey, base64.decode(config.privateKey().orElseThrow()));
            signer = PlanSigner.of(KeyPairs.id(pair.getPublic()), pair);
            decoded.put(CONFIGURED, signer);
        }
        insert(signer.keyId(), publicKey, null, null);
        return List.of(signer);
    }

    private List<PlanSigner> own() throws GeneralSecurityException {
        List<StoredKey> stored = StoredKey.list("privateKey is not null order by generation desc");
        if (stored.isEmpty()) {
            KeyPair pair = KeyPairs.generate();
            insert(
                    KeyPairs.id(pair.getPublic()),
                    pair.getPublic().getEncoded(),
                    pair.getPrivate().getEncoded(),
                    1);
            // Another replica may have been faster: the one that is stored counts.
            stored = StoredKey.list("privateKey is not null order by generation desc");
        }
        Instant now = clock.instant();
        List<StoredKey> signing =
                stored.stream().filter(key -> key.signsAt(now)).toList();
        // A clock that was set back before the first key was made changes nothing about that key.
        List<StoredKey> chosen = signing.isEmpty() ? stored.subList(stored.size() - 1, stored.size()) : signing;
        List<PlanSigner> loaded = new ArrayList<>();
        for (StoredKey key : chosen) {
            PlanSigner signer = decoded.get(key.keyId);
            if (signer == null) {
                signer = PlanSigner.of(key.keyId, KeyPairs.decode(key.publicKey, key.privateKey));
                decoded.put(key.keyId, signer);
            }
            loaded.add(signer);
        }
        if (loaded.isEmpty()) {
            throw new IllegalStateException("The signing key was not stored");
        }
        return loaded;
    }

    private static List<StoredKey> all() {
        return StoredKey.listAll(Sort.descending("activeFrom").and("keyId"));
    }

    private static StoredKey fresh(int generation, Instant now, Instant from) {
        try {
            KeyPair pair = KeyPairs.generate();
            StoredKey key = new StoredKey();
            key.keyId = KeyPairs.id(pair.getPublic());
            key.publicKey = pair.getPublic().getEncoded();
            key.privateKey = pair.getPrivate().getEncoded();
            key.createdAt = now;
            key.generation = generation;
            key.activeFrom = from;
            return key;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform from 15 on has Ed25519", impossible);
        }
    }

    private static VerificationKey published(StoredKey key) {
        return new VerificationKey(
                key.keyId, Base64.getEncoder().encodeToString(key.publicKey), key.activeFrom, key.retiredAt);
    }

    private static ProblemException announced(StoredKey key) {
        return ProblemException.conflict(
                "A new key is announced already and signs from " + key.activeFrom,
                "Wait until it signs, see GET /v1/keys");
    }

    private void insert(String id, byte[] publicKey, byte @Nullable [] privateKey, @Nullable Integer generation) {
        StoredKey.getEntityManager()
                .createNativeQuery("INSERT INTO signing_key"
                        + " (key_id, public_key, private_key, created_at, active_from, generation)"
                        + " VALUES (:id, :public, CAST(:private AS bytea), :now, :now, CAST(:generation AS integer))"
                        + " ON CONFLICT DO NOTHING")
                .setParameter("id", id)
                .setParameter("public", publicKey)
                .setParameter("private", privateKey)
                .setParameter("now", clock.instant())
                .setParameter("generation", generation)
                .executeUpdate();
    }
}
