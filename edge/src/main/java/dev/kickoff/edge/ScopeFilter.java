package dev.kickoff.edge;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

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
                .invoke(identity -> Caller.requireScope(identity, path.getFirst("service"), path.getFirst("region")))
                .replaceWithVoid();
    }
}
