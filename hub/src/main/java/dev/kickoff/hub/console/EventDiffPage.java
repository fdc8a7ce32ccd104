package dev.kickoff.hub.console;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.schemas.Event;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What differs between any two revisions of an event. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class EventDiffPage {
    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance eventDiff(Model model);
    }

    record Model(Event event, List<Integer> numbers, int from, int to, List<EventChanges.Change> changes) {}

    private final EventCalendar calendar;

    EventDiffPage(EventCalendar calendar) {
        this.calendar = calendar;
    }

    /** Without bounds what the newest revision changed. */
    @GET
    @Path("/events/{id}/diff")
    @RolesAllowed(Roles.OPERATOR)
    public TemplateInstance diff(
            @RestPath String id, @RestQuery @Nullable Integer from, @RestQuery @Nullable Integer to) {
        List<Event> revisions = calendar.revisions(id);
        Optional<Event> found = revisions.stream().reduce((older, newer) -> newer);
        Event newest = EventPages.found(found, id);
        int last = to == null ? newest.revision() : to;
        int first = from == null ? Math.max(1, last - 1) : from;
        return Templates.eventDiff(new Model(
                newest,
                revisions.stream().map(Event::revision).toList(),
                first,
                last,
                EventChanges.between(numbered(revisions, first), numbered(revisions, last))));
    }

    private static Event numbered(List<Event> revisions, int number) {
        return revisions.stream()
                .filter(event -> event.revision() == number)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no revision " + number, "Choose one of 1 to " + revisions.size()));
    }
}
