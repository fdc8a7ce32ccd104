package dev.kickoff.hub.delivery.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.delivery.PlanContents;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.InvalidDocumentException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The newest plan as AWS scheduled actions, to be applied by the team's own tools. */
@Path("/v1/services/{service}/regions/{region}/plan/export")
@Blocking
class ExportResource {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._/-]{0,254}";

    private final PlanContents plans;
    private final Clock clock;
    private final ObjectMapper json;

    ExportResource(PlanContents plans, Clock clock, ObjectMapper json) {
        this.plans = plans;
        this.clock = clock;
        this.json = json;
    }

    /**
     * @param target name of the Auto Scaling group, the service's name by default; for {@code aas-json} the resource id,
     *     such as {@code service/cluster/name}
     */
    @GET
    @RolesAllowed({Roles.SERVICE, Roles.OWN_SERVICE, Roles.VIEWER})
    public Response export(
            @RestPath String service,
            @RestPath String region,
            @QueryParam("format") @DefaultValue("asg-json") String format,
            @QueryParam("target") @Nullable String target,
            @QueryParam("namespace") @DefaultValue("ecs") String namespace,
            @QueryParam("dimension") @DefaultValue("ecs:service:DesiredCount") String dimension) {
        CapacityPlan plan = plans.find(service, region)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no plan of service '" + service + "' in region '" + region + "'",
                        "Register the service, or wait for its first plan"));
        String name = target == null ? service : target;
        requireName("target", name);
        requireName("namespace", namespace);
        requireName("dimension", dimension.replace(':', '-'));
        return switch (format) {
            case "asg-json" -> document(Exports.group(schedule(plan, ExportRules.GROUP), name, ExportRules.GROUP));
            case "aas-json" ->
                document(Exports.scalableTarget(
                        schedule(plan, ExportRules.SCALABLE_TARGET), name, namespace, dimension));
            case "terraform" ->
                Response.ok(Exports.terraform(schedule(plan, ExportRules.GROUP), name), MediaType.TEXT_PLAIN_TYPE)
                        .build();
            default -> throw new InvalidDocumentException("format", format, "must be asg-json, aas-json or terraform");
        };
    }

    private Schedule schedule(CapacityPlan plan, ExportRules rules) {
        return Schedule.of(plan, rules, clock.instant());
    }

    private Response document(Object content) {
        try {
            return Response.ok(
                            json.writerWithDefaultPrettyPrinter().writeValueAsString(content),
                            MediaType.APPLICATION_JSON_TYPE)
                    .build();
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an export is always writable", impossible);
        }
    }

    private static void requireName(String field, String value) {
        if (!value.matches(NAME)) {
            throw new InvalidDocumentException(
                    field,
                    value,
                    "must be 1 to 255 letters, digits, '.', '_', '/' or '-', beginning with the first two");
        }
    }
}
