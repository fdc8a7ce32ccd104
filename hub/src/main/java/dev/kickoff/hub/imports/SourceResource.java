package dev.kickoff.hub.imports;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Sources that are fetched by themselves. */
@Path("/v1/imports/sources")
@Blocking
class SourceResource {
    private final Sources sources;
    private final SourcePolling polling;

    SourceResource(Sources sources, SourcePolling polling) {
        this.sources = sources;
        this.polling = polling;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public List<SourceStatus> all() {
        return sources.all();
    }

    @GET
    @Path("{name}")
    @RolesAllowed(Roles.VIEWER)
    public SourceStatus get(@RestPath String name) {
        return sources.find(name);
    }

    @PUT
    @Path("{name}")
    @RolesAllowed(Roles.PLANNER)
    public SourceStatus subscribe(@RestPath String name, @Nullable Subscription subscription) {
        if (subscription == null) {
            throw ProblemException.invalid("url", "The body is empty", "Send at least url and interval");
        }
        return sources.subscribe(name, subscription);
    }

    @DELETE
    @Path("{name}")
    @RolesAllowed(Roles.PLANNER)
    public void unsubscribe(@RestPath String name) {
        sources.unsubscribe(name);
    }

    /** Fetches it now and answers with the preview. */
    @POST
    @Path("{name}/fetch")
    @RolesAllowed(Roles.PLANNER)
    public ImportPreview fetch(@RestPath String name, @Context SecurityContext user) {
        return polling.fetchNow(name, user.getUserPrincipal().getName());
    }
}
