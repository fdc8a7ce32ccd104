package dev.kickoff.forecaster.sources;

import dev.kickoff.edge.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;

/** All sources and how far they are. */
@Path("/v1/sources")
@Blocking
class SourceListResource {
    private final SourceStatuses statuses;

    SourceListResource(SourceStatuses statuses) {
        this.statuses = statuses;
    }

    @GET
    @RolesAllowed(Roles.SERVICE)
    public List<SourceStatus> list() {
        return statuses.all();
    }
}
