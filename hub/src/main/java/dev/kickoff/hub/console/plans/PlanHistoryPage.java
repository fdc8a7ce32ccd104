package dev.kickoff.hub.console.plans;

import dev.kickoff.edge.Roles;
import dev.kickoff.hub.approvals.Approvals;
import dev.kickoff.hub.approvals.ChangeRequest;
import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.plans.PlanHistory;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.hub.services.ServiceRegistry;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.ServiceRegistration;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** All plans of a service that are kept, the newest first. */
@Path("/services/{service}/{region}/plans")
@Produces(MediaType.TEXT_HTML)
class PlanHistoryPage {
    private static final int SHOWN = 20;

    @CheckedTemplate(basePath = "console/plans")
    static class Templates {
        static native TemplateInstance history(Model model);
    }

    /**
     * @param zone of the hours
     * @param olderHref the next page, or null
     * @param thinned whether there may have been more, which are not kept
     */
    record Model(
            PlanPaths paths,
            List<VersionRow> rows,
            String zone,
            boolean newest,
            @Nullable String olderHref) {}

    private final ServiceRegistry services;
    private final Plans plans;
    private final PlanHistory history;
    private final EventCalendar calendar;
    private final Approvals approvals;
    private final ServiceHours zones;
    private final Clock clock;

    PlanHistoryPage(
            ServiceRegistry services,
            Plans plans,
            PlanHistory history,
            EventCalendar calendar,
            Approvals approvals,
            ServiceHours zones,
            Clock clock) {
        this.services = services;
        this.plans = plans;
        this.history = history;
        this.calendar = calendar;
        this.approvals = approvals;
        this.zones = zones;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance show(@RestPath String service, @RestPath String region, @RestQuery @Nullable Long upTo) {
        ServiceRegistration registration = services.get(service, region);
        PlanPaths paths = new PlanPaths(service, region);
        Instant now = clock.instant();
        Hours hours = zones.of(registration.signal(), region);
        // One more than is shown: the next older one.
        List<PlanHistory.Version> found =
                history.newest(service, region, upTo == null ? Long.MAX_VALUE : upTo, SHOWN + 1);
        long inForce = plans.latest(service, region).map(CapacityPlan::version).orElse(0L);
        List<VersionRow> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, found.size()); i++) {
            PlanHistory.Version version = found.get(i);
            rows.add(VersionRow.of(
                    version,
                    i + 1 < found.size() ? found.get(i + 1).plan().version() : null,
                    version.plan().version() == inForce,
                    events(version),
                    approved(version),
                    hours,
                    now));
        }
        String older = found.size() > SHOWN
                ? paths.history() + "?upTo=" + found.get(SHOWN).plan().version()
                : null;
        return Templates.history(new Model(paths, rows, hours.zoneName(now), upTo == null, older));
    }

    private List<VersionRow.Link> events(PlanHistory.Version version) {
        return concerned(version).stream()
                .map(id ->
                        new VersionRow.Link(calendar.find(id).map(Event::name).orElse(id), "/events/" + id))
                .toList();
    }

    private List<String> approved(PlanHistory.Version version) {
        List<String> lines = new ArrayList<>();
        for (String id : concerned(version)) {
            Integer revision = version.plan().provenance().eventRevisions().get(id);
            if (revision != null) {
                for (ChangeRequest request : approvals.agreed(id, revision)) {
                    lines.add(request.decidedBy() + ", asked for by " + request.author());
                }
            }
        }
        return lines;
    }

    private static Set<String> concerned(PlanHistory.Version version) {
        return version.set() == null
                ? Set.of()
                : new TreeSet<>(version.set().cause().events());
    }
}
