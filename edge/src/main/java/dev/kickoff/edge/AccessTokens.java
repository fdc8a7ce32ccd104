package dev.kickoff.edge;

import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says who a token belongs to. Compares in constant time and never prints a token. */
@Startup
@ApplicationScoped
public class AccessTokens {
    private static final int SHORTEST = 32;
    private static final String OPERATOR_SESSION = "operator";

    private final AccessConfig config;
    private final List<TokenSource> sources;

    AccessTokens(AccessConfig config, @All List<TokenSource> sources) {
        this.config = config;
        this.sources = sources;
        refuseShort("kickoff.access.operator-token", config.operatorToken());
        refuseShort("kickoff.access.service-token", config.serviceToken());
    }

    /** The identity behind the token, or empty if nobody has it. Does not block. */
    public Optional<SecurityIdentity> identify(String token) {
        return find(token).map(Caller::identity);
    }

    Optional<Caller> find(String token) {
        if (same(token, config.operatorToken())) {
            return Optional.of(operator());
        }
        if (same(token, config.serviceToken())) {
            return Optional.of(new Caller("service", Set.of(Roles.SERVICE), null, null, null));
        }
        return sources.stream()
                .flatMap(source -> source.byToken(token).stream())
                .findFirst();
    }

    Optional<Caller> findSession(String session) {
        return session.equals(OPERATOR_SESSION)
                ? Optional.of(operator())
                : sources.stream()
                        .flatMap(source -> source.bySession(session).stream())
                        .findFirst();
    }

    private static Caller operator() {
        return new Caller("operator", Set.of(Roles.OPERATOR), OPERATOR_SESSION, null, null);
    }

    private static boolean same(String a, String b) {
        return MessageDigest.isEqual(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuseShort(String key, String token) {
        if (token.length() < SHORTEST) {
            throw new IllegalStateException(
                    key + " is shorter than " + SHORTEST + " characters; make one with: openssl rand -hex 32");
        }
    }
}
