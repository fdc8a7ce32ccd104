package dev.kickoff.hub.console.plans;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.plans.PlanHistory;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.schemas.CapacityPlan;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What differs between any two versions of a plan. */
@Path("/services/{service}/{region}/plans/diff")
@Produces(MediaType.TEXT_HTML)
class PlanDiffPage {
    private static final int OFFERED = 50;

    @CheckedTemplate(basePath = "console/plans")
    static class Templates {
        static native TemplateInstance diff(Model model);
    }

    /**
     * @param versions to choose from, newest first
     * @param made when each of the two was made and why
     * @param backHref to go back to the first, or null if that is the one in force
     */
    record Model(
            PlanPaths paths,
            long before,
            long after,
            List<Long> versions,
            List<String> made,
            ChangeView change,
            @Nullable String backHref) {}

    private final Plans plans;
    private final PlanHistory history;
    private final Prices prices;
    private final ServiceHours zones;

    PlanDiffPage(Plans plans, PlanHistory history, Prices prices, ServiceHours zones) {
        this.plans = plans;
        this.history = history;
        this.prices = prices;
        this.zones = zones;
    }

    /** Without versions what the newest one changed. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance diff(
            @RestPath String service,
            @RestPath String region,
            @RestQuery @Nullable Long before,
            @RestQuery @Nullable Long after) {
        CapacityPlan newest = plans.latest(service, region)
                .orElseThrow(() -> ProblemException.notFound(
                        "Service '" + service + "' has no plan yet in region '" + region + "'",
                        "It is made within seconds once there is a forecast"));
        PlanHistory.Version then = after == null ? found(newest, newest.version()) : found(newest, after);
        PlanHistory.Version first = before == null
                ? history.before(service, region, then.plan().version()).orElse(then)
                : found(newest, before);
        CapacityPlan old = first.plan();
        CapacityPlan next = then.plan();
        Hours hours = zones.of(newest.signal(), region);
        BigDecimal price = prices.of(next);
        PlanPaths paths = new PlanPaths(service, region);
        return Templates.diff(new Model(
                paths,
                old.version(),
                next.version(),
                history.newest(service, region, Long.MAX_VALUE, OFFERED).stream()
                        .map(version -> version.plan().version())
                        .toList(),
                List.of(made(first, hours), made(then, hours)),
                ChangeView.of(PlanChange.of(old, next, later(old, next), price), old, next, hours),
                old.version() == newest.version() ? null : paths.back(old.version())));
    }

    /** What was asked for before the newer one was made is past in both. */
    private static Instant later(CapacityPlan a, CapacityPlan b) {
        return a.issuedAt().isAfter(b.issuedAt()) ? a.issuedAt() : b.issuedAt();
    }

    private PlanHistory.Version found(CapacityPlan newest, long version) {
        return history.find(newest.service(), newest.region(), version)
                .orElseThrow(() -> ProblemException.notFound(
                        "Version " + version + " is not kept", "Choose one of the plan's history"));
    }

    private static String made(PlanHistory.Version version, Hours hours) {
        CapacityPlan plan = version.plan();
        var cause = version.set() == null ? null : version.set().cause();
        String author = Causes.author(cause);
        return "Version " + plan.version() + ": " + hours.moment(plan.issuedAt()) + " "
                + hours.zoneName(plan.issuedAt()) + ". " + Causes.words(cause)
                + (author.isEmpty() ? "." : " (" + author + ").");
    }
}
