package dev.kickoff.edge;

import io.quarkus.runtime.Startup;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;

/** Says who a token belongs to. Compares in constant time and never prints a token. */
@Startup
@ApplicationScoped
public class AccessTokens {
    private static final int SHORTEST = 32;
    private static final Set<String> EVERY_ROLE = Set.of(
            Roles.OPERATOR, Roles.VIEWER, Roles.PLANNER, Roles.APPROVER, Roles.TEAM, Roles.FINANCE, Roles.SERVICE);

    private final AccessConfig config;

    AccessTokens(AccessConfig config) {
        this.config = config;
        refuseShort("kickoff.access.operator-token", config.operatorToken());
        refuseShort("kickoff.access.service-token", config.serviceToken());
    }

    /** The identity behind the token, or empty if nobody has it. */
    public Optional<SecurityIdentity> identify(String token) {
        if (same(token, config.operatorToken())) {
            return Optional.of(identity("operator", EVERY_ROLE));
        }
        if (same(token, config.serviceToken())) {
            return Optional.of(identity("service", Set.of(Roles.SERVICE)));
        }
        return Optional.empty();
    }

    private static SecurityIdentity identity(String name, Set<String> roles) {
        Principal principal = () -> name;
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(principal)
                .addRoles(roles)
                .build();
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
