package dev.kickoff.hub.delivery.floors;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.delivery.PlanContents;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestPath;

/** The floor in force as KEDA's {@code metrics-api} trigger reads it; docs/delivery.md has the ScaledObject. */
@Path("/v1/services/{service}/regions/{region}/keda")
class KedaResource {
    private final PlanContents plans;
    private final Clock clock;

    KedaResource(PlanContents plans, Clock clock) {
        this.plans = plans;
        this.clock = clock;
    }

    /** An error and never a number when there is no plan: KEDA then leaves the replicas alone. */
    @GET
    @NonBlocking
    @RolesAllowed({Roles.SERVICE, Roles.OWN_SERVICE})
    public FloorNow floor(@RestPath String service, @RestPath String region) {
        return plans.find(service, region)
                .map(plan -> FloorNow.of(plan, clock.instant()))
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no plan of service '" + service + "' in region '" + region + "'",
                        "Register the service, and let KEDA's fallback keep the replicas there are"));
    }
}
