package dev.kickoff.hub.console;

import dev.kickoff.edge.Roles;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.forecasts.ForecasterException;
import dev.kickoff.hub.forecasts.Forecasts;
import dev.kickoff.schemas.Event;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.ZoneId;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** What the highest expected traffic of an event is made of. Fetched when somebody wants to know. */
@Path("/")
class WhyThisNumber {
    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance whyThisNumber(Model model);
    }

    /**
     * @param problem why nothing is shown, empty when something is or nothing is known yet
     */
    record Model(List<PeakReasons> peaks, String problem) {}

    private final EventCalendar calendar;
    private final Peaks peaks;
    private final Forecasts forecasts;
    private final Viewer viewer;

    WhyThisNumber(EventCalendar calendar, Peaks peaks, Forecasts forecasts, Viewer viewer) {
        this.calendar = calendar;
        this.peaks = peaks;
        this.forecasts = forecasts;
        this.viewer = viewer;
    }

    @GET
    @Path("/events/{id}/why")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance why(@RestPath String id) {
        Event event = EventPages.found(calendar.find(id), id);
        Hours hours = new Hours(viewer.zoneFor(ZoneId.of(event.zone())));
        Peaks.Answer answer = peaks.of(event);
        try {
            return Templates.whyThisNumber(new Model(
                    answer.peaks().stream()
                            .map(peak -> PeakReasons.of(
                                    peak,
                                    forecasts
                                            .explanation(peak.forecast().id(), peak.at())
                                            .orElse(null),
                                    event.start(),
                                    hours))
                            .toList(),
                    answer.problem()));
        } catch (ForecasterException unanswered) {
            return Templates.whyThisNumber(new Model(List.of(), String.valueOf(unanswered.getMessage())));
        }
    }
}
