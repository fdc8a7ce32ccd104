package dev.kickoff.hub.delivery;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.plans.PlanningStatus;
import dev.kickoff.hub.plans.PlanningStatuses;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.hub.plans.PublishedPlans;
import dev.kickoff.hub.services.ServiceRegistry;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.InvalidDocumentException;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** Plans for the libraries, which poll: almost every answer is a 304. */
@Path("/v1/services/{service}/regions/{region}")
@Blocking
class PlanResource {
    private static final int MOST_VERSIONS = 100;

    private final ServiceRegistry services;
    private final Plans plans;
    private final PlanningStatuses statuses;
    private final PlanCache cache;
    private final PublishedPlans published;
    private final AgroalDataSource database;

    PlanResource(
            ServiceRegistry services,
            Plans plans,
            PlanningStatuses statuses,
            PlanCache cache,
            PublishedPlans published,
            @DataSource("hub") AgroalDataSource database) {
        this.services = services;
        this.plans = plans;
        this.statuses = statuses;
        this.cache = cache;
        this.published = published;
        this.database = database;
    }

    /** Answered from memory on the I/O thread. Only a service without a plan costs a worker and the database. */
    @GET
    @Path("plan")
    @NonBlocking
    @RolesAllowed({Roles.SERVICE, Roles.OWN_SERVICE, Roles.VIEWER})
    public Uni<Response> plan(@RestPath String service, @RestPath String region, @Context Request request) {
        ReadyPlan ready = cache.find(service, region).orElse(null);
        if (ready != null) {
            return Uni.createFrom().item(answer(ready, request));
        }
        return Uni.createFrom()
                .item(() -> answer(look(service, region), request))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private ReadyPlan look(String service, String region) {
        try (Connection connection = database.getConnection()) {
            return published
                    .newest(connection, service, region)
                    .map(cache::offer)
                    .orElseThrow(() -> noPlanYet(service, region));
        } catch (SQLException away) {
            throw new IllegalStateException("The newest plan cannot be looked up", away);
        }
    }

    private static Response answer(ReadyPlan plan, Request request) {
        EntityTag tag = new EntityTag(plan.tag());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response = unchanged == null
                ? Response.ok(plan.body(), MediaType.APPLICATION_JSON_TYPE).tag(tag)
                : unchanged;
        return response.header(HttpHeaders.CACHE_CONTROL, "no-cache, private").build();
    }

    @GET
    @Path("plans")
    @RolesAllowed({Roles.SERVICE, Roles.OWN_SERVICE, Roles.VIEWER})
    public List<CapacityPlan> history(
            @RestPath String service, @RestPath String region, @QueryParam("limit") @DefaultValue("20") int limit) {
        if (limit < 1 || limit > MOST_VERSIONS) {
            throw new InvalidDocumentException("limit", limit, "must be between 1 and " + MOST_VERSIONS);
        }
        services.get(service, region);
        return plans.history(service, region, limit);
    }

    @GET
    @Path("plans/{version}")
    @RolesAllowed({Roles.SERVICE, Roles.OWN_SERVICE, Roles.VIEWER})
    public CapacityPlan version(@RestPath String service, @RestPath String region, @RestPath long version) {
        services.get(service, region);
        return plans.version(service, region, version)
                .orElseThrow(() -> ProblemException.notFound(
                        "Service '" + service + "' has no plan version " + version + " in region '" + region + "'",
                        "List the versions with GET /v1/services/" + service + "/regions/" + region + "/plans"));
    }

    private ProblemException noPlanYet(String service, String region) {
        services.get(service, region);
        String reason = statuses.of(service, region)
                .map(PlanningStatus::problem)
                .orElse("it is planned with the next cycle, within seconds");
        return ProblemException.notFound(
                "Service '" + service + "' is registered in region '" + region + "', but there is no plan yet: "
                        + reason,
                "Keep the capacity there is, and ask again");
    }
}
