package dev.kickoff.hub.approvals;

import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.Event;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Changes that wait for a second person. */
@Path("/v1/change-requests")
@Blocking
class ApprovalResource {
    record Decision(@Nullable String comment) {}

    private final Approvals approvals;

    ApprovalResource(Approvals approvals) {
        this.approvals = approvals;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public List<ChangeRequest> list(@QueryParam("pending") @DefaultValue("true") boolean pending) {
        return approvals.list(pending);
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    public ChangeRequest get(@RestPath long id) {
        return approvals.get(id);
    }

    @POST
    @Path("{id}/approve")
    @RolesAllowed(Roles.APPROVER)
    public Event approve(@RestPath long id, @Nullable Decision decision, @Context SecurityContext user) {
        return approvals.approve(id, name(user), comment(decision));
    }

    @POST
    @Path("{id}/reject")
    @RolesAllowed(Roles.APPROVER)
    public ChangeRequest reject(@RestPath long id, @Nullable Decision decision, @Context SecurityContext user) {
        return approvals.reject(id, name(user), comment(decision));
    }

    @POST
    @Path("{id}/withdraw")
    @RolesAllowed(Roles.PLANNER)
    public ChangeRequest withdraw(@RestPath long id, @Context SecurityContext user) {
        return approvals.withdraw(id, name(user));
    }

    private static String name(SecurityContext user) {
        return user.getUserPrincipal().getName();
    }

    private static @Nullable String comment(@Nullable Decision decision) {
        return decision == null ? null : decision.comment();
    }
}
