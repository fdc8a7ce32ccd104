package dev.kickoff.hub.console;

import dev.kickoff.edge.Roles;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The home page: what comes next, and all events as a list or a calendar. */
@Path("/")
class EventsPage {
    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance events();
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    public Response home() {
        return Response.seeOther(URI.create("/events")).build();
    }

    @GET
    @Path("/events")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Roles.OPERATOR)
    public TemplateInstance events() {
        return Templates.events();
    }
}
