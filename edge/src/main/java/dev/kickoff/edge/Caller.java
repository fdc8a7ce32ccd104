package dev.kickoff.edge;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.security.Principal;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever a token belongs to.
 *
 * @param name as it stands in revisions and in the audit trail: a member's id, {@code service:web}, {@code operator}
 * @param roles own roles; {@link #identity} adds those that they include
 * @param session what a session of the console is bound to, so that it ends with the token; null if the token opens none
 * @param team whose services the person may set, or null
 * @param scope the only service that the token is for, or null for any
 */
public record Caller(
        String name,
        Set<String> roles,
        @Nullable String session,
        @Nullable String team,
        @Nullable Scope scope) {
    private static final String TEAM = "kickoff.team";
    private static final String SCOPE = "kickoff.scope";

    private static final Set<String> EVERY_ROLE = Set.of(
            Roles.OPERATOR, Roles.VIEWER, Roles.PLANNER, Roles.APPROVER, Roles.TEAM, Roles.FINANCE, Roles.SERVICE);
    private static final Set<String> PROGRAMS = Set.of(Roles.SERVICE, Roles.OWN_SERVICE);

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** The service that this request's token is for alone; empty if it is for any, or for a person. */
    public static Optional<Scope> scopeOf(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(SCOPE));
    }

    /** The team of the person who asks. */
    public static Optional<String> teamOf(SecurityIdentity identity) {
        return Optional.ofNullable(identity.getAttribute(TEAM));
    }

    /**
     * Refuses a token that is for another service, or for one region when all are asked for.
     *
     * @param service null when a request is about every service
     * @param region null when it is about every region
     * @throws ProblemException 403
     */
    public static void requireScope(SecurityIdentity identity, @Nullable String service, @Nullable String region) {
        scopeOf(identity).filter(scope -> !scope.permits(service, region)).ifPresent(scope -> {
            throw ProblemException.forbidden(
                    "This token is for " + scope + " and not for "
                            + (service == null ? "every service" : "service '" + service + "'")
                            + (region == null ? "" : " in region '" + region + "'"),
                    "Use a token of that service; whoever owns it makes one on its page in the console");
        });
    }

    SecurityIdentity identity() {
        Principal principal = () -> name;
        QuarkusSecurityIdentity.Builder identity =
                QuarkusSecurityIdentity.builder().setPrincipal(principal).addRoles(allRoles());
        if (team != null) {
            identity.addAttribute(TEAM, team);
        }
        if (scope != null) {
            identity.addAttribute(SCOPE, scope);
        }
        return identity.build();
    }

    boolean person() {
        return allRoles().contains(Roles.VIEWER);
    }

    private Set<String> allRoles() {
        if (roles.contains(Roles.OPERATOR)) {
            return EVERY_ROLE;
        }
        Set<String> all = new HashSet<>(roles);
        if (!roles.isEmpty() && roles.stream().noneMatch(PROGRAMS::contains)) {
            all.add(Roles.VIEWER);
        }
        return all;
    }
}
