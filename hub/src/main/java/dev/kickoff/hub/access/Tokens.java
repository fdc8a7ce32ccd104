package dev.kickoff.hub.access;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.WallClock;
import dev.kickoff.hub.audit.Audit;
import dev.kickoff.schemas.InvalidDocumentException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tokens of members and services: made, replaced and revoked. Who may do it is checked by {@link TokenRights}. */
@ApplicationScoped
public class Tokens {
    private static final int LONGEST_LABEL = 100;
    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(2 * 365);

    private final AccessChanges changes;
    private final AccessTokensConfig config;
    private final Audit audit;
    private final WallClock clock;

    Tokens(AccessChanges changes, AccessTokensConfig config, Audit audit, WallClock clock) {
        this.changes = changes;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
    }

    /** All that were ever made, the newest first. */
    @Transactional
    public List<TokenInfo> all() {
        return published("order by createdAt desc, id");
    }

    /** A member's or a service's, the newest first. */
    @Transactional
    public List<TokenInfo> ofMember(String member) {
        return published("member = ?1 order by createdAt desc, id", member);
    }

    /** Those for all of its regions too. */
    @Transactional
    public List<TokenInfo> ofService(String service) {
        return published("service = ?1 order by createdAt desc, id", service);
    }

    @Transactional
    public Optional<TokenInfo> find(String id) {
        return StoredToken.<StoredToken>findByIdOptional(id).map(StoredToken::published);
    }

    /** Good tokens that expire soon and were not replaced yet. */
    public List<TokenInfo> expiringSoon(List<TokenInfo> tokens) {
        Instant now = clock.now();
        return tokens.stream()
                .filter(token -> token.needsReplacing(now, config.warning()))
                .toList();
    }

    /** How long a token is good if nothing else is said. */
    public Duration usualLifetime() {
        return config.lifetime();
    }

    /**
     * Makes a token.
     *
     * @param lifetime null for the usual one
     */
    public NewToken create(TokenOwner owner, @Nullable String label, @Nullable Duration lifetime, String author) {
        String clean = label(label);
        Instant expiresAt = now().plus(lifetime(lifetime));
        return changes.make(() -> {
            if (owner.member() != null && StoredMember.findById(owner.member()) == null) {
                throw new InvalidDocumentException("member", owner.member(), "must be a member that there is");
            }
            NewToken made = store(owner, clean, expiresAt, author);
            audit.record(author, "token.created", subject(owner), details(made.info()));
            return made;
        });
    }

    /**
     * Makes a token that takes the place of another, for the same and for as long; both are good for a while, so that
     * nothing is refused while the new one is brought out.
     *
     * @param grace null for the usual one
     */
    public NewToken rotate(String id, @Nullable Duration grace, String author) {
        Duration beside = grace == null ? config.grace() : grace;
        if (beside.isNegative() || beside.compareTo(Duration.ofDays(30)) > 0) {
            throw new InvalidDocumentException("grace", beside, "must be between PT0S and P30D");
        }
        return changes.make(() -> {
            StoredToken old = good(id);
            if (old.replacedBy != null) {
                throw ProblemException.conflict(
                        "Token '" + id + "' was replaced already, by '" + old.replacedBy + "'", "Replace that one");
            }
            Duration lifetime = Duration.between(old.createdAt, old.expiresAt);
            NewToken made = store(old.owner(), old.label, now().plus(lifetime), author);
            Instant graceEnd = now().plus(beside);
            old.expiresAt = graceEnd.isBefore(old.expiresAt) ? graceEnd : old.expiresAt;
            old.replacedBy = made.info().id();
            audit.record(
                    author,
                    "token.rotated",
                    subject(old.owner()),
                    Map.of("token", id, "replacedBy", made.info().id(), "expiresAt", old.expiresAt));
            return made;
        });
    }

    /** From now on it is refused, on other replicas within seconds. */
    public TokenInfo revoke(String id, String author) {
        return changes.make(() -> {
            StoredToken token = good(id);
            token.revokedAt = now();
            audit.record(author, "token.revoked", subject(token.owner()), Map.of("token", id, "label", token.label));
            return token.published();
        });
    }

    private NewToken store(TokenOwner owner, String label, Instant expiresAt, String author) {
        String secret = Secrets.token(owner);
        StoredToken token = new StoredToken(Secrets.id(), Secrets.hash(secret), owner, label, now(), author);
        token.expiresAt = expiresAt;
        token.persist();
        return new NewToken(secret, token.published());
    }

    private StoredToken good(String id) {
        StoredToken token = StoredToken.<StoredToken>findByIdOptional(id).orElseThrow(() -> unknown(id));
        if (!token.published().goodAt(now())) {
            throw ProblemException.conflict(
                    "Token '" + id + "' is " + (token.revokedAt == null ? "expired" : "revoked") + " already",
                    "Make a new one");
        }
        return token;
    }

    static ProblemException unknown(String id) {
        return ProblemException.notFound("There is no token '" + id + "'", "List them with GET /v1/tokens");
    }

    private static String label(@Nullable String label) {
        if (label == null || label.isBlank() || label.length() > LONGEST_LABEL) {
            throw new InvalidDocumentException(
                    "label", label, "must say in 1 to " + LONGEST_LABEL + " characters what the token is used for");
        }
        return label.strip();
    }

    private Duration lifetime(@Nullable Duration wanted) {
        Duration lifetime = wanted == null ? config.lifetime() : wanted;
        if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw new InvalidDocumentException("lifetime", lifetime, "must be between " + SHORTEST + " and two years");
        }
        return lifetime;
    }

    private static Map<String, ?> details(TokenInfo token) {
        return Map.of("token", token.id(), "label", token.label(), "expiresAt", token.expiresAt());
    }

    private static String subject(TokenOwner owner) {
        return owner.member() != null
                ? "member/" + owner.member()
                : "service/" + owner.service() + (owner.region() == null ? "" : "/" + owner.region());
    }

    private static List<TokenInfo> published(String query, Object... parameters) {
        return StoredToken.<StoredToken>find(query, parameters).stream()
                .map(StoredToken::published)
                .toList();
    }

    /** PostgreSQL keeps microseconds. */
    private Instant now() {
        return clock.now().truncatedTo(ChronoUnit.MICROS);
    }
}
