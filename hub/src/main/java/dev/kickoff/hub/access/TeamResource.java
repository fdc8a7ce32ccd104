package dev.kickoff.hub.access;

import dev.kickoff.edge.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Teams. */
@Path("/v1/teams")
@Blocking
class TeamResource {
    private final Teams teams;

    TeamResource(Teams teams) {
        this.teams = teams;
    }

    /** As it is sent and answered. */
    record Team(@Nullable String name) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    public List<Team> list() {
        return teams.all().stream().map(Team::new).toList();
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    public Response create(@Nullable Team team, @Context SecurityContext caller) {
        String created = teams.create(
                team == null ? null : team.name(), caller.getUserPrincipal().getName());
        return Response.status(Response.Status.CREATED)
                .entity(new Team(created))
                .build();
    }

    @DELETE
    @Path("{team}")
    @RolesAllowed(Roles.OPERATOR)
    public void delete(@RestPath String team, @Context SecurityContext caller) {
        teams.delete(team, caller.getUserPrincipal().getName());
    }
}
