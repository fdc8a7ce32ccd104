package dev.kickoff.hub.console.plans;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.console.safety.Refusal;
import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.hub.rollback.RollbackPreview;
import dev.kickoff.hub.rollback.RollbackRequest;
import dev.kickoff.hub.rollback.Rollbacks;
import dev.kickoff.hub.services.ServicePolicies;
import dev.kickoff.hub.services.ServiceRegistry;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.ServiceRegistration;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Asks before an earlier plan is published again, and shows what that would do. */
@Path("/services/{service}/{region}/plans/{version}/rollback")
@Produces(MediaType.TEXT_HTML)
class RollbackPage {
    @CheckedTemplate(basePath = "console/plans")
    static class Templates {
        static native TemplateInstance rollback(Model model);
    }

    /**
     * @param inForce the version in force
     * @param lowersSoon whether it has to be said that capacity may go down within the hour
     * @param above which limits of the service's policy it is above, one line each
     * @param allowed whether whoever looks at it may do it
     */
    record Model(
            PlanPaths paths,
            long version,
            long inForce,
            String made,
            ChangeView change,
            boolean lowersSoon,
            List<String> above,
            boolean allowed,
            Form form,
            @Nullable Refusal refusal) {}

    /** What was entered. */
    record Form(String reason, int hours, boolean lower) {
        private static final List<Integer> CHOICES = List.of(1, 4, 12, 24);

        public List<Integer> choices() {
            return CHOICES;
        }
    }

    private static final int USUAL_HOURS = 4;

    private final Rollbacks rollbacks;
    private final Plans plans;
    private final ServiceRegistry services;
    private final ServicePolicies policies;
    private final ServiceHours zones;
    private final SecurityIdentity person;
    private final Clock clock;

    RollbackPage(
            Rollbacks rollbacks,
            Plans plans,
            ServiceRegistry services,
            ServicePolicies policies,
            ServiceHours zones,
            SecurityIdentity person,
            Clock clock) {
        this.rollbacks = rollbacks;
        this.plans = plans;
        this.services = services;
        this.policies = policies;
        this.zones = zones;
        this.person = person;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance ask(@RestPath String service, @RestPath String region, @RestPath long version) {
        return Templates.rollback(model(service, region, version, new Form("", USUAL_HOURS, false), null));
    }

    @POST
    @RolesAllowed(Roles.APPROVER)
    public Response goBack(
            @RestPath String service,
            @RestPath String region,
            @RestPath long version,
            @RestForm @Nullable String reason,
            @RestForm @Nullable Integer hours,
            @RestForm @Nullable String lower) {
        Form form = new Form(reason == null ? "" : reason.strip(), hours == null ? USUAL_HOURS : hours, lower != null);
        try {
            rollbacks.toVersion(
                    service,
                    region,
                    version,
                    new RollbackRequest(form.reason(), Duration.ofHours(form.hours()), form.lower()),
                    person.getPrincipal().getName());
            return Response.seeOther(URI.create(new PlanPaths(service, region).history()))
                    .build();
        } catch (ProblemException | InvalidDocumentException refused) {
            Refusal refusal = Refusal.of(refused);
            return refusal.page(Templates.rollback(model(service, region, version, form, refusal)));
        }
    }

    private Model model(String service, String region, long version, Form form, @Nullable Refusal refusal) {
        ServiceRegistration registration = services.get(service, region);
        RollbackPreview preview = rollbacks.preview(service, region, version);
        ServicePolicy policy = policies.of(service, region);
        PlanChange change =
                PlanChange.of(preview.inForce(), preview.then(), clock.instant(), policy.priceOf(registration));
        Hours hours = zones.of(registration.signal(), region);
        return new Model(
                new PlanPaths(service, region),
                version,
                preview.inForce().version(),
                plans.version(service, region, version).map(CapacityPlan::issuedAt).stream()
                        .map(at -> hours.moment(at) + " " + hours.zoneName(at))
                        .findFirst()
                        .orElse(""),
                ChangeView.of(change, preview.inForce(), preview.then(), hours),
                preview.lowersSoon(),
                Limits.above(change, policy, registration.unit()),
                person.hasRole(Roles.APPROVER),
                form,
                refusal);
    }
}
