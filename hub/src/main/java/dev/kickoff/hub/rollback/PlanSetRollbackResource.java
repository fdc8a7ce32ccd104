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

/** Undoing a whole plan set. */
@Path("/v1/plan-sets/{id}/rollback")
@Blocking
class PlanSetRollbackResource {
    private final Rollbacks rollbacks;

    PlanSetRollbackResource(Rollbacks rollbacks) {
        this.rollbacks = rollbacks;
    }

    @POST
    @RolesAllowed(Roles.APPROVER)
    public RolledBackSet undo(@RestPath long id, @Nullable RollbackRequest request, @Context SecurityContext user) {
        return new RolledBackSet(rollbacks.undo(
                id, RollbackRequest.given(request), user.getUserPrincipal().getName()));
    }
}
