package dev.kickoff.hub.console;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.InvalidDocumentException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Enters a new event and changes an old one. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class EventFormPage {
    private static final int UNPROCESSABLE = 422;

    private final EventCalendar calendar;
    private final EventFormView view;
    private final Viewer viewer;
    private final SecurityIdentity planner;
    private final SeriesForms series;

    EventFormPage(
            EventCalendar calendar, EventFormView view, Viewer viewer, SecurityIdentity planner, SeriesForms series) {
        this.series = series;
        this.calendar = calendar;
        this.view = view;
        this.viewer = viewer;
        this.planner = planner;
    }

    @GET
    @Path("/events/new")
    @RolesAllowed(Roles.PLANNER)
    public Response blank() {
        return view.show(200, null, EventForm.empty(viewer.ownZone()), Map.of());
    }

    @GET
    @Path("/events/{id}/edit")
    @RolesAllowed(Roles.PLANNER)
    public Response filled(@RestPath String id) {
        Event event = EventPages.found(calendar.find(id), id);
        return view.show(200, event, EventForm.of(event), Map.of());
    }

    @POST
    @Path("/events/new")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.PLANNER)
    public Response create(MultivaluedMap<String, String> fields) {
        return answer(null, fields);
    }

    @POST
    @Path("/events/{id}/edit")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.PLANNER)
    public Response change(@RestPath String id, MultivaluedMap<String, String> fields) {
        return answer(EventPages.found(calendar.find(id), id), fields);
    }

    private Response answer(@Nullable Event before, MultivaluedMap<String, String> fields) {
        EventForm form = EventForm.sent(fields);
        String action = fields.getFirst("do") == null ? "" : fields.getFirst("do");
        EventFormReader reader = new EventFormReader(form);
        if (action.equals("add-phase")) {
            return view.show(200, before, form.withPhaseAdded(), Map.of());
        }
        if (action.startsWith("remove-phase-")) {
            return view.show(200, before, form.withoutPhase(number(action)), Map.of());
        }
        if (action.equals("usual-phases")) {
            return reader.usualPhases().isEmpty()
                    ? view.show(UNPROCESSABLE, before, form, reader.errors())
                    : view.show(200, before, form.withPhases(reader.usualPhases()), Map.of());
        }
        return save(before, form, reader, action.equals("approve") ? EventState.APPROVED : null);
    }

    private Response save(@Nullable Event before, EventForm form, EventFormReader reader, @Nullable EventState state) {
        if (before == null && !form.more().repeat().isEmpty()) {
            return repeat(form, reader, state == null ? EventState.DRAFT : state);
        }
        var draft = reader.draft(before, state);
        if (before != null && before.seriesId() != null && !form.more().scope().equals("one")) {
            return saveSeries(before, form, reader);
        }
        if (!reader.errors().isEmpty()) {
            return view.show(UNPROCESSABLE, before, form, reader.errors());
        }
        String author = author();
        try {
            Event saved = before == null
                    ? calendar.create(draft, author)
                    : calendar.edit(before.id(), form.revision(), draft, author);
            return EventPages.seeEvent(saved.id());
        } catch (InvalidDocumentException broken) {
            reader.add(broken);
            return view.show(UNPROCESSABLE, before, form, reader.errors());
        } catch (ProblemException refused) {
            if (before == null || refused.problem().status() != 409) {
                throw refused;
            }
            return conflict(before.id(), form, refused);
        }
    }

    private Response repeat(EventForm form, EventFormReader reader, EventState newState) {
        return seriesAnswer(null, form, reader, () -> series.create(reader, form, newState, author()));
    }

    private Response saveSeries(Event before, EventForm form, EventFormReader reader) {
        return seriesAnswer(before, form, reader, () -> series.change(before, reader, form, author()));
    }

    private Response seriesAnswer(
            @Nullable Event before, EventForm form, EventFormReader reader, Supplier<String> save) {
        if (!reader.errors().isEmpty()) {
            return view.show(UNPROCESSABLE, before, form, reader.errors());
        }
        try {
            return Response.seeOther(URI.create("/series/" + save.get())).build();
        } catch (InvalidDocumentException broken) {
            reader.add(broken);
            return view.show(UNPROCESSABLE, before, form, reader.errors());
        }
    }

    private String author() {
        return planner.getPrincipal().getName();
    }

    /** Keeps what was entered and shows what somebody else changed; saving once more then means it. */
    private Response conflict(String id, EventForm form, ProblemException refused) {
        List<Event> revisions = calendar.revisions(id);
        Event newest = revisions.get(revisions.size() - 1);
        List<EventChanges.Change> changes = revisions.stream()
                .filter(seen -> seen.revision() == form.revision())
                .findFirst()
                .map(seen -> EventChanges.between(seen, newest))
                .orElse(List.of());
        return view.conflict(newest, form.withRevision(newest.revision()), refused.problem(), changes);
    }

    private static int number(String action) {
        String digits = action.substring("remove-phase-".length());
        return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : -1;
    }
}
