package dev.kickoff.hub.console;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.series.EventSeries;
import dev.kickoff.hub.events.series.OtherDay;
import dev.kickoff.hub.events.series.Segment;
import dev.kickoff.hub.events.series.SeriesBook;
import dev.kickoff.hub.events.series.SeriesKeeper;
import dev.kickoff.schemas.InvalidDocumentException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** A recurring series: its rules, the days that do not go by them, and its events. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class SeriesPage {
    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance series(Model model);
    }

    /** @param rows events that are not over, by start */
    record Model(EventSeries series, String name, List<RuleLine> rules, List<EventRow> rows) {}

    /** From when on, and what happens then. */
    record RuleLine(String from, String words) {}

    private final SeriesBook book;
    private final SeriesKeeper keeper;
    private final EventCalendar calendar;
    private final Viewer viewer;
    private final SecurityIdentity planner;
    private final Clock clock;

    SeriesPage(
            SeriesBook book,
            SeriesKeeper keeper,
            EventCalendar calendar,
            Viewer viewer,
            SecurityIdentity planner,
            Clock clock) {
        this.book = book;
        this.keeper = keeper;
        this.calendar = calendar;
        this.viewer = viewer;
        this.planner = planner;
        this.clock = clock;
    }

    @GET
    @Path("/series/{id}")
    @RolesAllowed(Roles.OPERATOR)
    public TemplateInstance series(@RestPath String id) {
        EventSeries series = book.find(id)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no series '" + id + "'", "Look for its events among all events"));
        Instant now = clock.instant();
        String name = series.segments().get(series.segments().size() - 1).name();
        return Templates.series(new Model(
                series,
                name == null ? id : name,
                series.segments().stream().map(SeriesPage::line).toList(),
                calendar.all().stream()
                        .filter(event -> id.equals(event.seriesId())
                                && EventStatus.end(event).isAfter(now))
                        .map(event -> EventRow.of(event, viewer, now))
                        .toList()));
    }

    /** Leaves a day out, or moves it. */
    @POST
    @Path("/series/{id}/exceptions")
    @RolesAllowed(Roles.OPERATOR)
    public Response except(
            @RestPath String id,
            @RestForm int revision,
            @RestForm @Nullable String day,
            @RestForm @Nullable String movedTo,
            @RestForm @Nullable String reason) {
        OtherDay other = new OtherDay(day(day), movedTo(movedTo));
        keeper.keep(book.except(id, revision, other, planner.getPrincipal().getName(), reason));
        return Response.seeOther(URI.create("/series/" + id)).build();
    }

    private static RuleLine line(Segment segment) {
        return new RuleLine(
                segment.from().toString(),
                RuleWords.of(segment) + ", " + segment.startsAt() + ", "
                        + Spans.words(Duration.ofMinutes(segment.lengthMinutes())));
    }

    private static LocalDate day(@Nullable String text) {
        try {
            return LocalDate.parse(text == null ? "" : text);
        } catch (DateTimeException unreadable) {
            throw new InvalidDocumentException("day", text, "must be a day of the series such as 2026-11-24");
        }
    }

    private static @Nullable LocalDateTime movedTo(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDateTime.parse(text);
        } catch (DateTimeException unreadable) {
            throw new InvalidDocumentException("movedTo", text, "must be a day and an hour such as 2026-11-25T20:00");
        }
    }
}
