package dev.kickoff.hub.services;

import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.ServiceRegistration;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Registration, by the library in each service. */
@Path("/v1/services")
@Blocking
class ServiceResource {
    private final ServiceRegistry registry;
    private final Declarations declarations;

    ServiceResource(ServiceRegistry registry, Declarations declarations) {
        this.registry = registry;
        this.declarations = declarations;
    }

    @GET
    @RolesAllowed({Roles.SERVICE, Roles.VIEWER})
    public List<ServiceRegistration> list() {
        return registry.all();
    }

    /** Every declaration that its instances made, the newest first. */
    @GET
    @Path("{service}/regions/{region}/declarations")
    @RolesAllowed({Roles.SERVICE, Roles.OWN_SERVICE, Roles.VIEWER})
    public List<Declaration> declarations(@RestPath String service, @RestPath String region) {
        registry.get(service, region);
        return declarations.of(service, region);
    }

    @PUT
    @Path("{service}/regions/{region}")
    @RolesAllowed({Roles.SERVICE, Roles.OWN_SERVICE})
    public ServiceRegistration register(
            @RestPath String service,
            @RestPath String region,
            @Nullable ServiceRegistration registration,
            @Context SecurityContext caller) {
        if (registration == null) {
            throw new InvalidDocumentException("body", null, "is required: a service registration");
        }
        if (!registration.service().equals(service)) {
            throw new InvalidDocumentException(
                    "service", registration.service(), "must be the service in the path: " + service);
        }
        if (!registration.region().equals(region)) {
            throw new InvalidDocumentException(
                    "region", registration.region(), "must be the region in the path: " + region);
        }
        registry.register(registration, caller.getUserPrincipal().getName());
        return registration;
    }
}
