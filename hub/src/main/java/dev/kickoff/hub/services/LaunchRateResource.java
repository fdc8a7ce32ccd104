package dev.kickoff.hub.services;

import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.InvalidDocumentException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.jspecify.annotations.Nullable;

/** How fast units can be launched. */
@Path("/v1/launch-rates")
@Blocking
class LaunchRateResource {
    private final LaunchRates rates;

    LaunchRateResource(LaunchRates rates) {
        this.rates = rates;
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
    public Response get() {
        return answer(rates.newest());
    }

    @PUT
    @RolesAllowed(Roles.OPERATOR)
    public Response set(
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable LaunchRateEdit edit,
            @Context SecurityContext caller) {
        if (edit == null || edit.rates() == null) {
            throw new InvalidDocumentException("rates", null, "is required: a list, besides revision and reason");
        }
        int revision = Revisions.edited(ifMatch, edit.revision());
        String author = caller.getUserPrincipal().getName();
        return answer(rates.set(revision, edit.rates(), author, Reasons.required(edit.reason())));
    }

    private static Response answer(LaunchRateTable table) {
        return Response.ok(table)
                .tag(new EntityTag(String.valueOf(table.revision())))
                .build();
    }
}
