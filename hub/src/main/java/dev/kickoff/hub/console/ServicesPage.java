package dev.kickoff.hub.console;

import dev.kickoff.edge.Roles;
import dev.kickoff.hub.services.ServiceRegistry;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** All services and whether they have what the plan asks for. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class ServicesPage {
    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance services(List<ServiceStatus.View> services);

        static native TemplateInstance serviceTable(List<ServiceStatus.View> services);
    }

    private final ServiceRegistry registry;
    private final ServiceStatus status;
    private final Viewer viewer;

    ServicesPage(ServiceRegistry registry, ServiceStatus status, Viewer viewer) {
        this.registry = registry;
        this.status = status;
        this.viewer = viewer;
    }

    @GET
    @Path("/services")
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance services() {
        return Templates.services(all());
    }

    /** The table alone, to be refreshed while the page is open. */
    @GET
    @Path("/services/table")
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance table() {
        return Templates.serviceTable(all());
    }

    private List<ServiceStatus.View> all() {
        Hours hours = new Hours(viewer.zone());
        return registry.all().stream().map(service -> status.of(service, hours)).toList();
    }
}
