package dev.kickoff.hub.console.plans;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.hub.why.FloorReason;
import dev.kickoff.hub.why.FloorReasons;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.InvalidDocumentException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Why one floor of one plan is what it is. */
@Path("/services/{service}/{region}")
@Produces(MediaType.TEXT_HTML)
class WhyPage {
    @CheckedTemplate(basePath = "console/plans")
    static class Templates {
        static native TemplateInstance why(Model model);
    }

    /**
     * @param earlierHref the floor before, or null
     * @param laterHref the floor after, or null
     */
    record Model(
            PlanPaths paths,
            WhyView why,
            @Nullable String earlierHref,
            @Nullable String laterHref) {}

    private final FloorReasons reasons;
    private final Plans plans;
    private final ServiceHours zones;
    private final Clock clock;

    WhyPage(FloorReasons reasons, Plans plans, ServiceHours zones, Clock clock) {
        this.reasons = reasons;
        this.plans = plans;
        this.zones = zones;
        this.clock = clock;
    }

    @GET
    @Path("plans/{version}/why")
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance why(
            @RestPath String service, @RestPath String region, @RestPath long version, @RestQuery @Nullable String at) {
        FloorReason reason = reasons.of(service, region, version, instant(at));
        PlanPaths paths = new PlanPaths(service, region);
        Hours hours = zones.of(reason.signal(), region);
        List<Floor> floors = plans.version(service, region, version).stream()
                .flatMap(plan -> plan.floors().stream())
                .toList();
        int index = floors.indexOf(reason.floor());
        return Templates.why(new Model(
                paths,
                WhyView.of(reason, hours, zones.unit(reason.signal(), region), clock.instant()),
                index <= 0 ? null : paths.why(version, floors.get(index - 1).startAt()),
                index < 0 || index + 1 >= floors.size()
                        ? null
                        : paths.why(version, floors.get(index + 1).startAt())));
    }

    /** The floor at an instant, of the plan that was newest then; of the newest plan for what is to come. */
    @GET
    @Path("why")
    @RolesAllowed(Roles.VIEWER)
    public Response find(@RestPath String service, @RestPath String region, @RestQuery @Nullable String at) {
        Instant when = instant(at);
        Instant now = clock.instant();
        CapacityPlan plan = plans.newestAt(service, region, when.isAfter(now) ? now : when)
                .or(() -> plans.latest(service, region))
                .orElseThrow(() -> ProblemException.notFound(
                        "Service '" + service + "' has no plan yet in region '" + region + "'",
                        "It is made within seconds once there is a forecast"));
        return Response.seeOther(URI.create(new PlanPaths(service, region).why(plan.version(), when)))
                .build();
    }

    private Instant instant(@Nullable String at) {
        if (at == null) {
            return clock.instant();
        }
        try {
            return Instant.parse(at);
        } catch (DateTimeException unreadable) {
            throw new InvalidDocumentException("at", at, "must be an instant such as 2026-06-11T18:40:00Z");
        }
    }
}
