package dev.kickoff.hub.events;

import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.InvalidDocumentException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Events for people and their tools. */
@Path("/v1/events")
@Blocking
class EventResource {
    private final EventCalendar calendar;

    EventResource(EventCalendar calendar) {
        this.calendar = calendar;
    }

    @POST
    @RolesAllowed(Roles.PLANNER)
    public Response create(@Nullable EventDraft draft, @Context SecurityContext user) {
        if (draft == null) {
            throw new InvalidDocumentException(
                    "body", null, "is required: at least name, category, start, end and zone");
        }
        Event event = calendar.create(draft, author(user));
        return Response.created(URI.create("/v1/events/" + event.id()))
                .entity(event)
                .build();
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public List<Event> list(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        if (from == null && to == null) {
            return calendar.all();
        }
        Instant start = instant("from", from);
        Instant end = instant("to", to);
        if (!start.isBefore(end)) {
            throw new InvalidDocumentException("to", end, "must be after from " + start);
        }
        return calendar.between(start, end);
    }

    /** Events of the same region that overlap, phases included. */
    @GET
    @Path("conflicts")
    @RolesAllowed(Roles.VIEWER)
    public List<Conflict> conflicts(@QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        if (from == null && to == null) {
            return Conflict.among(calendar.all());
        }
        Instant start = instant("from", from);
        Instant end = instant("to", to);
        if (!start.isBefore(end)) {
            throw new InvalidDocumentException("to", end, "must be after from " + start);
        }
        return Conflict.among(calendar.between(start, end));
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    public Event get(@RestPath String id) {
        return calendar.find(id).orElseThrow(() -> EventCalendar.unknown(id));
    }

    @GET
    @Path("{id}/revisions")
    @RolesAllowed(Roles.VIEWER)
    public List<Event> revisions(@RestPath String id) {
        List<Event> revisions = calendar.revisions(id);
        if (revisions.isEmpty()) {
            throw EventCalendar.unknown(id);
        }
        return revisions;
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.PLANNER)
    public Event edit(@RestPath String id, @Nullable EventEdit edit, @Context SecurityContext user) {
        if (edit == null || edit.revision() == null) {
            throw new InvalidDocumentException(
                    "revision", null, "is required: the revision that was read and is changed here");
        }
        return calendar.edit(id, edit.revision(), edit.draft(), author(user));
    }

    /** Delay, extend, end now, cancel, go live or close. */
    @POST
    @Path("{id}/actions")
    @RolesAllowed(Roles.PLANNER)
    public Event act(@RestPath String id, @Nullable ActionRequest request, @Context SecurityContext user) {
        if (request == null || request.revision() == null) {
            throw new InvalidDocumentException("revision", null, "is required: the revision that was read");
        }
        LiveAction action = LiveAction.of(request.action(), request.minutes());
        return calendar.act(id, request.revision(), action, author(user), request.reason());
    }

    /** A new revision that is equal to the one before the newest. */
    @POST
    @Path("{id}/undo")
    @RolesAllowed(Roles.PLANNER)
    public Event undo(@RestPath String id, @Nullable ActionRequest request, @Context SecurityContext user) {
        if (request == null || request.revision() == null) {
            throw new InvalidDocumentException("revision", null, "is required: the revision that is to be undone");
        }
        return calendar.undo(id, request.revision(), author(user), request.reason());
    }

    /** What differs between two revisions, field by field; without bounds what the newest one changed. */
    @GET
    @Path("{id}/diff")
    @RolesAllowed(Roles.VIEWER)
    public EventDiff diff(
            @RestPath String id, @QueryParam("from") @Nullable Integer from, @QueryParam("to") @Nullable Integer to) {
        return EventDiff.of(revisions(id), from, to);
    }

    private static String author(SecurityContext user) {
        return user.getUserPrincipal().getName();
    }

    private static Instant instant(String field, @Nullable String value) {
        if (value == null) {
            throw new InvalidDocumentException(field, null, "is required when the other bound is given");
        }
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException unreadable) {
            throw new InvalidDocumentException(field, value, "must be an instant in UTC such as 1998-06-10T15:30:00Z");
        }
    }
}
