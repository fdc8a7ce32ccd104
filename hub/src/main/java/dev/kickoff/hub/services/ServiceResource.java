package dev.kickoff.hub.services;

import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.ServiceRegistration;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Registration, by the library in each service. */
@Path("/v1/services")
@Blocking
class ServiceResource {
    private final ServiceRegistry registry;

    ServiceResource(ServiceRegistry registry) {
        this.registry = registry;
    }

    @GET
    @RolesAllowed(Roles.SERVICE)
    public List<ServiceRegistration> list() {
        return registry.all();
    }

    @PUT
    @Path("{service}/regions/{region}")
    @RolesAllowed(Roles.SERVICE)
    public ServiceRegistration register(
            @RestPath String service, @RestPath String region, @Nullable ServiceRegistration registration) {
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
        registry.register(registration);
        return registration;
    }
}
