package dev.kickoff.hub.rollback;

import dev.kickoff.edge.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Going back to an earlier plan of one service. */
@Path("/v1/services/{service}/regions/{region}/plans/{version}/rollback")
@Blocking
class RollbackResource {
    private final Rollbacks rollbacks;

    RollbackResource(Rollbacks rollbacks) {
        this.rollbacks = rollbacks;
    }

    @POST
    @RolesAllowed(Roles.APPROVER)
    public RolledBackSet toVersion(
            @RestPath String service,
            @RestPath String region,
            @RestPath long version,
            @Nullable RollbackRequest request,
            @Context SecurityContext user) {
        return new RolledBackSet(rollbacks.toVersion(
                service,
                region,
                version,
                RollbackRequest.given(request),
                user.getUserPrincipal().getName()));
    }
}
