package dev.kickoff.hub.console;

import dev.kickoff.edge.Problem;
import dev.kickoff.edge.Roles;
import dev.kickoff.edge.WallClock;
import dev.kickoff.hub.access.NewToken;
import dev.kickoff.hub.access.TokenOwner;
import dev.kickoff.hub.access.TokenRights;
import dev.kickoff.hub.access.Tokens;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.hub.services.Declaration;
import dev.kickoff.hub.services.Declarations;
import dev.kickoff.hub.services.LaunchRates;
import dev.kickoff.hub.services.PolicyRevision;
import dev.kickoff.hub.services.PolicyRights;
import dev.kickoff.hub.services.ServiceOwners;
import dev.kickoff.hub.services.ServicePolicies;
import dev.kickoff.hub.services.ServiceRegistry;
import dev.kickoff.schemas.ServiceRegistration;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Renders the page of a service. */
@ApplicationScoped
class ServiceView {
    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance service(Model model);
    }

    /**
     * Everything that the template shows.
     *
     * @param thresholds whether the visitor may set from when on approval is needed
     * @param conflict why a policy was not saved, or null
     */
    record Model(
            ServiceRegistration registration,
            ServiceStatus.View status,
            List<Fact> facts,
            String owner,
            List<PlannedFloor> floors,
            PolicyForm form,
            List<String> groups,
            boolean editable,
            boolean thresholds,
            List<Revision> policyHistory,
            List<Version> declarations,
            boolean flapping,
            @Nullable TokenPanel tokens,
            @Nullable Problem conflict) {
        public String path() {
            return "/services/" + registration.service() + "/" + registration.region();
        }

        /** Classes of quantiles to choose from. */
        public List<String> quantiles() {
            return List.of("P50", "P90", "P99");
        }
    }

    /** Something that the service declared. */
    record Fact(String name, String value) {}

    /** @param style {@code now} for the one in force */
    record PlannedFloor(String style, String start, String until, String capacity, String whyHref, String why) {}

    /** A policy that somebody set. */
    record Revision(int number, String at, String author, String reason, String summary) {}

    /** A declaration that instances made. */
    record Version(int number, boolean inForce, String seen, String by, List<Declaration.Change> changes) {}

    private final ServiceRegistry registry;
    private final ServiceStatus status;
    private final ServiceOwners owners;
    private final Plans plans;
    private final ServicePolicies policies;
    private final LaunchRates rates;
    private final Declarations declarations;
    private final Tokens tokens;
    private final PolicyRights policyRights;
    private final TokenRights tokenRights;
    private final Visitor visitor;
    private final Viewer viewer;
    private final Clock clock;
    private final WallClock wallClock;

    ServiceView(
            ServiceRegistry registry,
            ServiceStatus status,
            ServiceOwners owners,
            Plans plans,
            ServicePolicies policies,
            LaunchRates rates,
            Declarations declarations,
            Tokens tokens,
            PolicyRights policyRights,
            TokenRights tokenRights,
            Visitor visitor,
            Viewer viewer,
            Clock clock,
            WallClock wallClock) {
        this.registry = registry;
        this.status = status;
        this.owners = owners;
        this.plans = plans;
        this.policies = policies;
        this.rates = rates;
        this.declarations = declarations;
        this.tokens = tokens;
        this.policyRights = policyRights;
        this.tokenRights = tokenRights;
        this.visitor = visitor;
        this.viewer = viewer;
        this.clock = clock;
        this.wallClock = wallClock;
    }

    /** @param made a token that is shown this once, or null */
    Response show(
            int code,
            String service,
            String region,
            PolicyForm form,
            @Nullable NewToken made,
            @Nullable Problem conflict) {
        ServiceRegistration registration = registry.get(service, region);
        Hours hours = new Hours(viewer.zone());
        List<Declaration> declared = declarations.of(service, region);
        boolean editable = policyRights.may(visitor.identity(), service);
        Model model = new Model(
                registration,
                status.of(registration, hours),
                ServiceFacts.of(registration),
                owners.of(service).orElse(registration.team()),
                floors(service, region, hours),
                form,
                List.copyOf(rates.newest().groups()),
                editable,
                editable && visitor.identity().hasRole(Roles.OPERATOR),
                policies.revisions(service, region).stream()
                        .map(revision -> revision(revision, hours))
                        .toList(),
                declared.stream().map(one -> version(one, hours)).toList(),
                flapping(declared),
                panel(service, region, hours, made),
                conflict);
        Response.ResponseBuilder page = Response.status(code)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(Templates.service(model));
        return (made == null ? page : page.header(HttpHeaders.CACHE_CONTROL, "no-store")).build();
    }

    /** Whether a declaration that was replaced is declared again. */
    private static boolean flapping(List<Declaration> declared) {
        return declared.stream()
                .filter(Declaration::inForce)
                .anyMatch(current -> declared.stream()
                        .anyMatch(other -> !other.inForce() && other.lastSeen().isAfter(current.firstSeen())));
    }

    private @Nullable TokenPanel panel(String service, String region, Hours hours, @Nullable NewToken made) {
        if (!tokenRights.may(visitor.identity(), TokenOwner.service(service, null))) {
            return null;
        }
        return new TokenPanel(
                TokenRow.of(tokens.ofService(service), hours, wallClock.now()),
                "/services/" + service + "/" + region,
                made);
    }

    private List<PlannedFloor> floors(String service, String region, Hours hours) {
        Instant now = clock.instant();
        return plans.latest(service, region).stream()
                .flatMap(plan -> plan.floors().stream())
                .filter(floor -> floor.until().isAfter(now))
                .limit(12)
                .map(floor -> new PlannedFloor(
                        floor.covers(now) ? "now" : "",
                        hours.brief(floor.startAt(), now),
                        hours.brief(floor.until(), now),
                        Figures.of(floor.capacity()),
                        "/services/" + service + "/" + region + "/why?at=" + floor.startAt(),
                        floor.events().isEmpty() ? "ordinary traffic" : String.join(", ", floor.events())))
                .toList();
    }

    private static Revision revision(PolicyRevision revision, Hours hours) {
        return new Revision(
                revision.revision(),
                revision.at() == null ? "" : hours.moment(revision.at()) + " " + hours.zoneName(revision.at()),
                String.valueOf(revision.author()),
                String.valueOf(revision.reason()),
                ServiceFacts.summary(revision.policy()));
    }

    private Version version(Declaration one, Hours hours) {
        return new Version(
                one.version(),
                one.inForce(),
                hours.moment(one.firstSeen()) + ", last " + Spans.age(one.lastSeen(), clock.instant()),
                one.declaredBy(),
                one.changes());
    }
}
