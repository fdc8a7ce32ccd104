package dev.kickoff.hub.holds;

import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.InvalidDocumentException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Holds, by hand. */
@Path("/v1/holds")
@Blocking
class HoldResource {
    /** @param reason why capacity may be released again */
    record End(@Nullable String reason) {}

    private final Holds holds;

    HoldResource(Holds holds) {
        this.holds = holds;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public List<Hold> list(@QueryParam("on") @DefaultValue("true") boolean on) {
        return on ? holds.on() : holds.newest();
    }

    @POST
    @RolesAllowed(Roles.PLANNER)
    public Response start(@Nullable HoldRequest request, @Context SecurityContext user) {
        if (request == null) {
            throw new InvalidDocumentException("body", null, "is required: scope, name and reason");
        }
        Hold hold = holds.start(request, user.getUserPrincipal().getName());
        return Response.created(URI.create("/v1/holds/" + hold.id()))
                .entity(hold)
                .build();
    }

    @POST
    @Path("{id}/end")
    @RolesAllowed(Roles.PLANNER)
    public Hold end(@RestPath long id, @Nullable End end, @Context SecurityContext user) {
        String reason = end == null || end.reason() == null ? "" : end.reason();
        return holds.end(id, reason, user.getUserPrincipal().getName());
    }
}
