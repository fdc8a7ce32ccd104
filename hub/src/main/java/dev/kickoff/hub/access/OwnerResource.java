package dev.kickoff.hub.access;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.services.ServiceOwners;
import dev.kickoff.schemas.InvalidDocumentException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Which team owns a service. */
@Path("/v1/services/{service}/owner")
@Blocking
class OwnerResource {
    private final ServiceOwners owners;
    private final Teams teams;

    OwnerResource(ServiceOwners owners, Teams teams) {
        this.owners = owners;
        this.teams = teams;
    }

    /** As it is sent and answered. */
    record Owner(@Nullable String team) {}

    @GET
    @RolesAllowed(Roles.VIEWER)
    public Owner get(@RestPath String service) {
        return owners.of(service)
                .map(Owner::new)
                .orElseThrow(() -> ProblemException.notFound(
                        "Nobody owns a service '" + service + "'", "Register it, or say who with PUT"));
    }

    /** From now on, whatever the service's registration says. */
    @PUT
    @RolesAllowed(Roles.OPERATOR)
    public Owner set(@RestPath String service, @Nullable Owner owner, @Context SecurityContext caller) {
        String team = owner == null ? null : owner.team();
        if (team == null || !teams.all().contains(team)) {
            throw new InvalidDocumentException(
                    "team", team, "must be a team that there is; add it with POST /v1/teams");
        }
        owners.set(service, team, caller.getUserPrincipal().getName());
        return new Owner(team);
    }
}
