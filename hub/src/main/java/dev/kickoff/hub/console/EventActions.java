package dev.kickoff.hub.console;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The buttons of an event's page. Each names the revision that its planner saw. */
@Path("/")
class EventActions {
    private static final int LONGEST_MOVE_MINUTES = 24 * 60;

    private final EventCalendar calendar;
    private final SecurityIdentity planner;

    EventActions(EventCalendar calendar, SecurityIdentity planner) {
        this.calendar = calendar;
        this.planner = planner;
    }

    @POST
    @Path("/events/{id}/approve")
    @RolesAllowed(Roles.OPERATOR)
    public Response approve(@RestPath String id, @RestForm int revision) {
        calendar.changeState(id, revision, EventState.APPROVED, author());
        return EventPages.seeEvent(id);
    }

    @POST
    @Path("/events/{id}/cancel")
    @RolesAllowed(Roles.OPERATOR)
    public Response cancel(@RestPath String id, @RestForm int revision) {
        calendar.changeState(id, revision, EventState.CANCELLED, author());
        return EventPages.seeEvent(id);
    }

    /** Starts later, or takes longer. */
    @POST
    @Path("/events/{id}/move")
    @RolesAllowed(Roles.OPERATOR)
    public Response move(
            @RestPath String id,
            @RestForm int revision,
            @RestForm @Nullable Integer delayMinutes,
            @RestForm @Nullable Integer extendMinutes) {
        Event event = EventPages.found(calendar.find(id), id);
        if (delayMinutes != null) {
            calendar.edit(id, revision, Reschedule.delayed(event, minutes("delayMinutes", delayMinutes)), author());
        } else if (extendMinutes != null) {
            calendar.edit(id, revision, Reschedule.extended(event, minutes("extendMinutes", extendMinutes)), author());
        } else {
            throw ProblemException.invalid("delayMinutes", "Nothing says by how much", "Send a number of minutes");
        }
        return EventPages.seeEvent(id);
    }

    private static Duration minutes(String field, int minutes) {
        if (minutes < 1 || minutes > LONGEST_MOVE_MINUTES) {
            throw ProblemException.invalid(
                    field,
                    field + " '" + minutes + "' is not between 1 and " + LONGEST_MOVE_MINUTES,
                    "Edit the event to move it further");
        }
        return Duration.ofMinutes(minutes);
    }

    private String author() {
        return planner.getPrincipal().getName();
    }
}
