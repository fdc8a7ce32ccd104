package dev.kickoff.hub.readiness;

import dev.kickoff.edge.Roles;
import dev.kickoff.hub.readiness.StepsDone.Done;
import dev.kickoff.hub.services.PolicyRights;
import dev.kickoff.hub.services.ServiceRegistry;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Report.StepDone;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Preparation steps that are done, noted by operators and by the team that owns the service. */
@Path("/v1/services/{service}/regions/{region}/steps-done")
@Blocking
class StepsDoneResource {
    private final StepsDone steps;
    private final ServiceRegistry services;
    private final PolicyRights rights;
    private final SecurityIdentity caller;

    StepsDoneResource(StepsDone steps, ServiceRegistry services, PolicyRights rights, SecurityIdentity caller) {
        this.steps = steps;
        this.services = services;
        this.rights = rights;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public List<Done> list(@RestPath String service, @RestPath String region) {
        services.get(service, region);
        return steps.of(service, region);
    }

    @POST
    @RolesAllowed({Roles.TEAM, Roles.OPERATOR})
    public void note(@RestPath String service, @RestPath String region, @Nullable StepDone step) {
        if (step == null) {
            throw new InvalidDocumentException("body", null, "is required: event and name of the step");
        }
        change(service, region);
        steps.note(service, region, step, caller.getPrincipal().getName());
    }

    @DELETE
    @RolesAllowed({Roles.TEAM, Roles.OPERATOR})
    public void takeBack(
            @RestPath String service,
            @RestPath String region,
            @QueryParam("event") String event,
            @QueryParam("name") String name) {
        change(service, region);
        steps.takeBack(
                service,
                region,
                new StepDone(event, name),
                caller.getPrincipal().getName());
    }

    private void change(String service, String region) {
        services.get(service, region);
        rights.require(caller, service);
    }
}
