package dev.kickoff.edge;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/** Holds the service in a request's path against the scope of its token. */
class ScopeFilter {
    private final CurrentIdentityAssociation caller;

    ScopeFilter(CurrentIdentityAssociation caller) {
        this.caller = caller;
    }

    @ServerRequestFilter
    Uni<Void> refuseOtherServices(ContainerRequestContext request) {
        MultivaluedMap<String, String> path = request.getUriInfo().getPathParameters();
        if (!path.containsKey("service")) {
            return Uni.createFrom().voidItem();
        }
        return caller.getDeferredIdentity()
                .invoke(identity -> check(identity, path.getFirst("service"), path.getFirst("region")))
                .replaceWithVoid();
    }

    private static void check(SecurityIdentity identity, String service, @Nullable String region) {
        Caller.scopeOf(identity)
                .filter(scope -> !scope.permits(service, region))
                .ifPresent(scope -> {
                    throw ProblemException.forbidden(
                            "This token is for " + scope + " and not for service '" + service + "'"
                                    + (region == null ? "" : " in region '" + region + "'"),
                            "Use a token of that service; whoever owns it makes one on its page in the console");
                });
    }
}
