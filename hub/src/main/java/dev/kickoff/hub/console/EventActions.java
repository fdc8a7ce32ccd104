package dev.kickoff.hub.console;

import dev.kickoff.edge.Roles;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.LiveAction;
import dev.kickoff.schemas.EventState;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The buttons of an event's page. Each names the revision that its planner saw. */
@Path("/")
class EventActions {
    private final EventCalendar calendar;
    private final SecurityIdentity planner;

    EventActions(EventCalendar calendar, SecurityIdentity planner) {
        this.calendar = calendar;
        this.planner = planner;
    }

    @POST
    @Path("/events/{id}/approve")
    @RolesAllowed(Roles.PLANNER)
    public Response approve(@RestPath String id, @RestForm int revision) {
        calendar.changeState(id, revision, EventState.APPROVED, author());
        return EventPages.seeEvent(id);
    }

    /** Delay, extend, end now or cancel. */
    @POST
    @Path("/events/{id}/actions")
    @RolesAllowed(Roles.PLANNER)
    public Response act(
            @RestPath String id,
            @RestForm int revision,
            @RestForm @Nullable String action,
            @RestForm @Nullable Integer minutes,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String words) {
        String said = words == null || words.isBlank() ? reason : words;
        calendar.act(id, revision, LiveAction.of(action, minutes), author(), said);
        return EventPages.seeEvent(id);
    }

    @POST
    @Path("/events/{id}/undo")
    @RolesAllowed(Roles.PLANNER)
    public Response undo(@RestPath String id, @RestForm int revision, @RestForm @Nullable String reason) {
        calendar.undo(id, revision, author(), reason);
        return EventPages.seeEvent(id);
    }

    private String author() {
        return planner.getPrincipal().getName();
    }
}
