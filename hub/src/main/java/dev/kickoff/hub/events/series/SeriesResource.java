package dev.kickoff.hub.events.series;

import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.InvalidDocumentException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Recurring series for people and their tools. */
@Path("/v1/series")
@Blocking
class SeriesResource {
    /** A series as it is, and what the request did to its events. */
    record Kept(EventSeries series, SeriesOutcome events) {}

    /**
     * Body of an exception.
     *
     * @param movedTo local time without an offset; null when the event of the day does not take place
     */
    record ExceptionRequest(
            @Nullable LocalDate day,
            @Nullable LocalDateTime movedTo,
            @Nullable String reason,
            @Nullable Integer revision) {}

    private final SeriesBook book;
    private final SeriesKeeper keeper;

    SeriesResource(SeriesBook book, SeriesKeeper keeper) {
        this.book = book;
        this.keeper = keeper;
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    public Response create(@Nullable SeriesDraft draft, @Context SecurityContext user) {
        EventSeries series = book.create(required(draft), author(user));
        return Response.created(URI.create("/v1/series/" + series.id()))
                .entity(new Kept(series, keeper.keep(series)))
                .build();
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    public List<EventSeries> list() {
        return book.all();
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    public EventSeries get(@RestPath String id) {
        return book.find(id).orElseThrow(() -> SeriesBook.unknown(id));
    }

    @GET
    @Path("{id}/revisions")
    @RolesAllowed(Roles.OPERATOR)
    public List<EventSeries> revisions(@RestPath String id) {
        List<EventSeries> revisions = book.revisions(id);
        if (revisions.isEmpty()) {
            throw SeriesBook.unknown(id);
        }
        return revisions;
    }

    /** All of it, or with {@code from} that day and what follows. One event alone is changed as an event. */
    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    public Kept edit(@RestPath String id, @Nullable SeriesDraft draft, @Context SecurityContext user) {
        EventSeries series = book.edit(id, required(draft), author(user));
        return new Kept(series, keeper.keep(series));
    }

    /** Leaves a day out, or moves it. */
    @POST
    @Path("{id}/exceptions")
    @RolesAllowed(Roles.OPERATOR)
    public Kept except(@RestPath String id, @Nullable ExceptionRequest request, @Context SecurityContext user) {
        if (request == null || request.day() == null) {
            throw new InvalidDocumentException("day", null, "is required: the day that does not go by the rule");
        }
        OtherDay other = new OtherDay(request.day(), request.movedTo());
        EventSeries series = book.except(id, request.revision(), other, author(user), request.reason());
        return new Kept(series, keeper.keep(series));
    }

    private static SeriesDraft required(@Nullable SeriesDraft draft) {
        if (draft == null) {
            throw new InvalidDocumentException(
                    "body", null, "is required: at least name, category, zone, start, lengthMinutes and rule");
        }
        return draft;
    }

    private static String author(SecurityContext user) {
        return user.getUserPrincipal().getName();
    }
}
