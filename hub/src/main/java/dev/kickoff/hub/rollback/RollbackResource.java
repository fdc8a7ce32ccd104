package dev.kickoff.hub.rollback;

import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.InvalidDocumentException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Going back to earlier plans. */
@Path("/v1")
@Blocking
class RollbackResource {
    /** @param set id of the new plan set */
    record Done(long set) {}

    private final Rollbacks rollbacks;

    RollbackResource(Rollbacks rollbacks) {
        this.rollbacks = rollbacks;
    }

    @POST
    @Path("services/{service}/regions/{region}/plans/{version}/rollback")
    @RolesAllowed(Roles.OPERATOR)
    public Done toVersion(
            @RestPath String service,
            @RestPath String region,
            @RestPath long version,
            @Nullable RollbackRequest request,
            @Context SecurityContext user) {
        return new Done(rollbacks.toVersion(
                service,
                region,
                version,
                given(request),
                user.getUserPrincipal().getName()));
    }

    @POST
    @Path("plan-sets/{id}/rollback")
    @RolesAllowed(Roles.OPERATOR)
    public Done undo(@RestPath long id, @Nullable RollbackRequest request, @Context SecurityContext user) {
        return new Done(
                rollbacks.undo(id, given(request), user.getUserPrincipal().getName()));
    }

    private static RollbackRequest given(@Nullable RollbackRequest request) {
        if (request == null) {
            throw new InvalidDocumentException("reason", null, "is required: why to go back");
        }
        return request;
    }
}
