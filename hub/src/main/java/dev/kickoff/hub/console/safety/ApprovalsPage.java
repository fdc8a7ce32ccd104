package dev.kickoff.hub.console.safety;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.approvals.Approvals;
import dev.kickoff.hub.approvals.ChangeRequest;
import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.console.Viewer;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.schemas.InvalidDocumentException;
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
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Changes that wait for a second person, and what became of earlier ones. */
@Path("/approvals")
@Produces(MediaType.TEXT_HTML)
class ApprovalsPage {
    private static final int DECIDED = 30;

    @CheckedTemplate(basePath = "console/safety")
    static class Templates {
        static native TemplateInstance approvals(Model model);
    }

    /** @param refusal why the last click did nothing */
    record Model(
            List<RequestView> waiting,
            List<RequestView> decided,
            @Nullable Refusal refusal) {}

    private final Approvals approvals;
    private final EventCalendar calendar;
    private final Viewer viewer;
    private final SecurityIdentity planner;
    private final Clock clock;

    ApprovalsPage(Approvals approvals, EventCalendar calendar, Viewer viewer, SecurityIdentity planner, Clock clock) {
        this.approvals = approvals;
        this.calendar = calendar;
        this.viewer = viewer;
        this.planner = planner;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance approvals() {
        return Templates.approvals(model(null));
    }

    @POST
    @Path("{id}/approve")
    @RolesAllowed(Roles.APPROVER)
    public Response approve(@RestPath long id, @RestForm @Nullable String comment) {
        return decided(id, () -> approvals.approve(id, person(), comment));
    }

    @POST
    @Path("{id}/reject")
    @RolesAllowed(Roles.APPROVER)
    public Response reject(@RestPath long id, @RestForm @Nullable String comment) {
        return decided(id, () -> approvals.reject(id, person(), comment));
    }

    @POST
    @Path("{id}/withdraw")
    @RolesAllowed(Roles.PLANNER)
    public Response withdraw(@RestPath long id) {
        return decided(id, () -> approvals.withdraw(id, person()));
    }

    private Response decided(long id, Runnable decision) {
        try {
            decision.run();
            return Response.seeOther(URI.create("/approvals#request-" + id)).build();
        } catch (ProblemException | InvalidDocumentException refused) {
            Refusal refusal = Refusal.of(refused);
            return refusal.page(Templates.approvals(model(refusal)));
        }
    }

    private Model model(@Nullable Refusal refusal) {
        return new Model(
                approvals.list(true).stream().map(this::view).toList(),
                approvals.list(false).stream()
                        .filter(request -> request.state() != ChangeRequest.State.PENDING)
                        .limit(DECIDED)
                        .map(this::view)
                        .toList(),
                refusal);
    }

    private RequestView view(ChangeRequest request) {
        Instant now = clock.instant();
        Hours hours = new Hours(viewer.zoneFor(ZoneId.of(request.event().zone())));
        return RequestView.of(
                request, calendar.revisions(request.event().id()), hours, now, person(), blocked(request));
    }

    /** Why whoever looks at the page cannot decide the request, empty if they can. */
    private String blocked(ChangeRequest request) {
        if (request.author().equals(person())) {
            return "You asked for this change: it needs a second person to decide. You can withdraw it.";
        }
        return planner.hasRole(Roles.APPROVER) ? "" : "Only approvers decide; you can read it.";
    }

    private String person() {
        return planner.getPrincipal().getName();
    }
}
