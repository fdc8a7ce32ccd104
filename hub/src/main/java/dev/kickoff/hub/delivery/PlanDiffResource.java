package dev.kickoff.hub.delivery;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.planning.PlanDiff;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.schemas.CapacityPlan;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestPath;

/** What changed from one version of a plan to another. */
@Path("/v1/services/{service}/regions/{region}/plans/{before}/diff/{after}")
@Blocking
class PlanDiffResource {
    private final Plans plans;

    PlanDiffResource(Plans plans) {
        this.plans = plans;
    }

    @GET
    @RolesAllowed({Roles.SERVICE, Roles.OWN_SERVICE, Roles.VIEWER})
    public PlanDiff diff(
            @RestPath String service, @RestPath String region, @RestPath long before, @RestPath long after) {
        return PlanDiff.of(version(service, region, before), version(service, region, after));
    }

    private CapacityPlan version(String service, String region, long version) {
        return plans.version(service, region, version)
                .orElseThrow(() -> ProblemException.notFound(
                        "Service '" + service + "' has no plan version " + version + " in region '" + region + "'",
                        "List the versions with GET /v1/services/" + service + "/regions/" + region + "/plans"));
    }
}
