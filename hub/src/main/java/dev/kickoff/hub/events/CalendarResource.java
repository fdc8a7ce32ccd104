package dev.kickoff.hub.events;

import dev.kickoff.edge.Roles;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** The whole calendar with its history, for the forecaster. */
@Path("/v1/calendar")
@Blocking
class CalendarResource {
    private final EventCalendar calendar;

    CalendarResource(EventCalendar calendar) {
        this.calendar = calendar;
    }

    @GET
    @RolesAllowed(Roles.SERVICE)
    public Response get(@Context Request request) {
        // Read before the events: a change in between makes the tag too old, never the events.
        EntityTag tag = new EntityTag(calendar.tag());
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder response =
                unchanged == null ? Response.ok(calendar.everCounted()).tag(tag) : unchanged;
        return response.header(HttpHeaders.CACHE_CONTROL, "no-cache, private").build();
    }
}
