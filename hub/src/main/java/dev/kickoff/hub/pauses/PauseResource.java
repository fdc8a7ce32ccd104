package dev.kickoff.hub.pauses;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.readiness.Pauses;
import dev.kickoff.hub.readiness.Pauses.Pause;
import dev.kickoff.hub.services.PolicyRights;
import dev.kickoff.hub.services.ServiceRegistry;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Pausing the library of one service, by operators and by the team that owns it. */
@Path("/v1/services/{service}/regions/{region}")
@Blocking
class PauseResource {
    /** @param reason shown to everyone */
    record Order(@Nullable String reason) {}

    private final Pausing pausing;
    private final Pauses pauses;
    private final ServiceRegistry services;
    private final PolicyRights rights;
    private final SecurityIdentity caller;

    PauseResource(
            Pausing pausing, Pauses pauses, ServiceRegistry services, PolicyRights rights, SecurityIdentity caller) {
        this.pausing = pausing;
        this.pauses = pauses;
        this.services = services;
        this.rights = rights;
        this.caller = caller;
    }

    @GET
    @Path("pause")
    @RolesAllowed(Roles.VIEWER)
    public Pause get(@RestPath String service, @RestPath String region) {
        services.get(service, region);
        return pauses.of(service, region)
                .orElseThrow(() -> ProblemException.notFound(
                        "The library of '" + service + "' in '" + region + "' is not paused",
                        "POST a reason here to pause it"));
    }

    @POST
    @Path("pause")
    @RolesAllowed({Roles.TEAM, Roles.OPERATOR})
    public Pause pause(@RestPath String service, @RestPath String region, @Nullable Order order) {
        rights.require(caller, service);
        return pausing.pause(
                service, region, reason(order), caller.getPrincipal().getName());
    }

    @POST
    @Path("resume")
    @RolesAllowed({Roles.TEAM, Roles.OPERATOR})
    public void resume(@RestPath String service, @RestPath String region, @Nullable Order order) {
        rights.require(caller, service);
        pausing.resume(service, region, reason(order), caller.getPrincipal().getName());
    }

    private static @Nullable String reason(@Nullable Order order) {
        return order == null ? null : order.reason();
    }
}
