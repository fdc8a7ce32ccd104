package dev.kickoff.hub.console;

import dev.kickoff.edge.Roles;
import dev.kickoff.hub.events.Conflict;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The home page: what comes next, and all events as a list or a calendar. */
@Path("/")
class EventsPage {
    private static final int MOST_CONFLICTS = 5;

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance events(Model model);

        static native TemplateInstance nextEvent(@Nullable NextEvent next);
    }

    /**
     * @param total how many events there are at all
     * @param month null when the events are shown as a list
     */
    record Model(
            EventFilter filter,
            @Nullable NextEvent next,
            List<EventRow> rows,
            int total,
            List<String> categories,
            List<String> series,
            List<ConflictView> conflicts,
            @Nullable MonthGrid month) {
        public List<String> states() {
            return Stream.of(EventState.values()).map(EventState::name).toList();
        }

        public List<String> weekdays() {
            return MonthGrid.weekdays();
        }
    }

    private final EventCalendar calendar;
    private final Outlook outlook;
    private final Peaks peaks;
    private final Viewer viewer;
    private final Clock clock;

    EventsPage(EventCalendar calendar, Outlook outlook, Peaks peaks, Viewer viewer, Clock clock) {
        this.calendar = calendar;
        this.outlook = outlook;
        this.peaks = peaks;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public Response home() {
        return Response.seeOther(URI.create("/events")).build();
    }

    @GET
    @Path("/events")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance events(@BeanParam EventFilter filter) {
        Instant now = clock.instant();
        List<Event> all = calendar.all();
        List<Event> shown =
                all.stream().filter(event -> filter.shows(event, now)).toList();
        return Templates.events(new Model(
                filter,
                next(now),
                shown.stream()
                        .sorted(
                                filter.show().equals("past")
                                        ? Comparator.comparing(Event::start).reversed()
                                        : Comparator.comparing(Event::start))
                        .map(event -> EventRow.of(event, viewer, now))
                        .toList(),
                all.size(),
                all.stream().map(Event::category).distinct().sorted().toList(),
                all.stream()
                        .map(Event::seriesId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted()
                        .toList(),
                conflicts(shown, now),
                filter.calendar() ? month(filter, all, now) : null));
    }

    /** The head alone, to be refreshed while the page is open. */
    @GET
    @Path("/events/next")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance nextEvent() {
        return Templates.nextEvent(next(clock.instant()));
    }

    /** Of the events that are shown, the next few. */
    private List<ConflictView> conflicts(List<Event> shown, Instant now) {
        Hours hours = new Hours(viewer.zone());
        return Conflict.among(shown.stream()
                        .filter(event -> EventStatus.end(event).isAfter(now))
                        .toList())
                .stream()
                .limit(MOST_CONFLICTS)
                .map(conflict -> ConflictView.of(conflict, hours))
                .toList();
    }

    private @Nullable NextEvent next(Instant now) {
        return outlook.next(now)
                .map(event -> NextEvent.of(event, peaks.of(event), outlook.preparations(event), viewer, now))
                .orElse(null);
    }

    private MonthGrid month(EventFilter filter, List<Event> all, Instant now) {
        YearMonth month = filter.monthOr(YearMonth.from(now.atZone(viewer.zone())));
        return MonthGrid.of(
                month,
                all.stream().filter(filter::mentions).toList(),
                event -> new Hours(viewer.zoneFor(ZoneId.of(event.zone()))),
                new Hours(viewer.zone()).date(now),
                now);
    }
}
