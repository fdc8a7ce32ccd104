package dev.kickoff.hub.console;

import dev.kickoff.edge.Roles;
import dev.kickoff.hub.events.Conflict;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One event: what it is, what is planned for it, what is ready, and how it came to be so. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class EventPage {
    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance event(Model model);

        static native TemplateInstance eventServices(String id, List<EventServices.View> services);
    }

    /**
     * @param otherHours the event's hours in the zones that are not shown large
     */
    record Model(
            Event event,
            EventRow row,
            String attributes,
            List<String> otherHours,
            List<String> byRegion,
            List<ConflictView> conflicts,
            List<ActionChoices.Group> actions,
            boolean undoable,
            List<Revision> revisions,
            List<EventServices.View> services) {
        public boolean draft() {
            return event.state() == EventState.DRAFT;
        }

        /** Whether people may still change it. */
        public boolean open() {
            return event.state() != EventState.CANCELLED && event.state() != EventState.ENDED;
        }
    }

    /** A line of the history, newest first. */
    record Revision(
            int number, String at, String author, @Nullable String reason, List<EventChanges.Change> changes) {}

    private final EventCalendar calendar;
    private final EventServices services;
    private final Viewer viewer;
    private final Clock clock;

    EventPage(EventCalendar calendar, EventServices services, Viewer viewer, Clock clock) {
        this.calendar = calendar;
        this.services = services;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GET
    @Path("/events/{id}")
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance event(@RestPath String id) {
        Event event = EventPages.found(calendar.find(id), id);
        Instant now = clock.instant();
        return Templates.event(new Model(
                event,
                EventRow.of(event, viewer, now),
                EventChanges.attributes(event),
                otherHours(event),
                event.audienceByRegion().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(region -> region.getKey() + ": " + EventChanges.audience(region.getValue()))
                        .toList(),
                conflicts(event),
                ActionChoices.of(event, now),
                calendar.undoable(id),
                history(calendar.revisions(id)),
                services.of(event)));
    }

    /** Plans and reports alone, to be refreshed while the page is open. */
    @GET
    @Path("/events/{id}/services")
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance services(@RestPath String id) {
        return Templates.eventServices(id, services.of(EventPages.found(calendar.find(id), id)));
    }

    private List<ConflictView> conflicts(Event event) {
        Hours hours = new Hours(viewer.zoneFor(ZoneId.of(event.zone())));
        List<Event> near = calendar.between(EventStatus.start(event), EventStatus.end(event));
        return Conflict.among(near).stream()
                .filter(conflict ->
                        conflict.events().stream().anyMatch(entry -> entry.id().equals(event.id())))
                .map(conflict -> ConflictView.of(conflict, hours))
                .toList();
    }

    private List<String> otherHours(Event event) {
        ZoneId own = ZoneId.of(event.zone());
        ZoneId shown = viewer.zoneFor(own);
        List<ZoneId> told = new ArrayList<>(List.of(shown));
        List<String> lines = new ArrayList<>();
        tell("Event: ", own, told, lines, event);
        tell("", ZoneOffset.UTC, told, lines, event);
        tell("You: ", viewer.ownZone(), told, lines, event);
        return lines;
    }

    /** Says nothing where the clocks show what is told already. */
    private static void tell(String whose, ZoneId zone, List<ZoneId> told, List<String> lines, Event event) {
        ZoneOffset offset = zone.getRules().getOffset(event.start());
        if (told.stream()
                .noneMatch(one -> one.getRules().getOffset(event.start()).equals(offset))) {
            told.add(zone);
            Hours hours = new Hours(zone);
            lines.add(whose + hours.span(event.start(), event.end()) + " " + hours.zoneName(event.start()));
        }
    }

    private List<Revision> history(List<Event> revisions) {
        List<Revision> history = new ArrayList<>();
        for (int i = 0; i < revisions.size(); i++) {
            Event revision = revisions.get(i);
            Hours hours = new Hours(viewer.zoneFor(ZoneId.of(revision.zone())));
            String author = revision.author();
            history.add(new Revision(
                    revision.revision(),
                    hours.moment(revision.knownAt()) + " " + hours.zoneName(revision.knownAt()),
                    author == null ? "unknown" : author,
                    revision.reason(),
                    i == 0 ? List.of() : EventChanges.between(revisions.get(i - 1), revision)));
        }
        Collections.reverse(history);
        return history;
    }
}
