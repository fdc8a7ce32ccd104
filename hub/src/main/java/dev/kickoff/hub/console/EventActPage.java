package dev.kickoff.hub.console;

import dev.kickoff.edge.Roles;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.LiveAction;
import dev.kickoff.schemas.Event;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a live action would do, before the click that does it. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class EventActPage {
    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance eventAct(Model model);
    }

    /**
     * @param changes of the event itself
     */
    record Model(
            Event event,
            EventRow row,
            ActionWords words,
            String action,
            @Nullable Integer minutes,
            List<EventChanges.Change> changes) {}

    private final EventCalendar calendar;
    private final Viewer viewer;
    private final SecurityIdentity planner;
    private final Clock clock;

    EventActPage(EventCalendar calendar, Viewer viewer, SecurityIdentity planner, Clock clock) {
        this.calendar = calendar;
        this.viewer = viewer;
        this.planner = planner;
        this.clock = clock;
    }

    @GET
    @Path("/events/{id}/act")
    @RolesAllowed(Roles.PLANNER)
    public TemplateInstance ask(
            @RestPath String id, @RestQuery @Nullable String action, @RestQuery @Nullable Integer minutes) {
        Event event = EventPages.found(calendar.find(id), id);
        LiveAction wanted = LiveAction.of(action, minutes);
        Event then = calendar.wouldBe(
                wanted.applyTo(event, clock.instant()), planner.getPrincipal().getName());
        return Templates.eventAct(new Model(
                event,
                EventRow.of(event, viewer, clock.instant()),
                ActionWords.of(wanted),
                String.valueOf(action),
                minutes,
                EventChanges.between(event, then)));
    }
}
