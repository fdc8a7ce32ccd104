package dev.kickoff.hub.console;

import dev.kickoff.edge.Roles;
import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** The bars that the deployment shows on every page. */
@Named("notices")
@Singleton
@Path("/")
public class Notices {
    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance notices(List<ConsoleNotice> notices);
    }

    private final List<ConsoleNotice> notices;

    Notices(@All List<ConsoleNotice> notices) {
        this.notices = notices;
    }

    /** For the layout of every page. */
    public List<ConsoleNotice> all() {
        return notices;
    }

    @GET
    @Path("/console/notices")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance refresh() {
        return Templates.notices(notices);
    }
}
