package dev.kickoff.hub.leases;

import dev.kickoff.edge.Roles;
import dev.kickoff.hub.services.ServiceRegistry;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Lease;
import dev.kickoff.schemas.LeaseRequest;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** An instance of a service asks whether it is to act on the target. */
@Path("/v1/services/{service}/regions/{region}/lease")
@Blocking
class LeaseResource {
    private final ServiceRegistry services;
    private final Leases leases;

    LeaseResource(ServiceRegistry services, Leases leases) {
        this.services = services;
        this.leases = leases;
    }

    @POST
    @RolesAllowed({Roles.SERVICE, Roles.OWN_SERVICE})
    public Lease ask(@RestPath String service, @RestPath String region, @Nullable LeaseRequest request) {
        if (request == null) {
            throw new InvalidDocumentException("body", null, "is required: instance, target and mode");
        }
        services.get(service, region);
        return leases.ask(service, region, request);
    }
}
