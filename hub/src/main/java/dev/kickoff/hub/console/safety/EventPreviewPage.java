package dev.kickoff.hub.console.safety;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.console.EnteredEvent;
import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.console.Viewer;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.hub.events.LiveAction;
import dev.kickoff.hub.whatif.Change;
import dev.kickoff.hub.whatif.WhatIf;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.InvalidDocumentException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * What an event that is being entered, or an action on one that runs, would do: a part of the page that asks, which is
 * fetched after it because forecasts take seconds. Nothing is saved.
 */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class EventPreviewPage {
    @CheckedTemplate(basePath = "console/safety")
    static class Templates {
        static native TemplateInstance preview(Model model);
    }

    /**
     * @param preview null when it could not be made
     * @param errors why not
     */
    record Model(@Nullable PreviewView preview, List<String> errors) {}

    private final EventCalendar calendar;
    private final WhatIf whatIf;
    private final Viewer viewer;
    private final SecurityIdentity planner;
    private final Clock clock;

    EventPreviewPage(EventCalendar calendar, WhatIf whatIf, Viewer viewer, SecurityIdentity planner, Clock clock) {
        this.calendar = calendar;
        this.whatIf = whatIf;
        this.viewer = viewer;
        this.planner = planner;
        this.clock = clock;
    }

    @POST
    @Path("/events/new/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.PLANNER)
    public TemplateInstance ofNew(MultivaluedMap<String, String> fields) {
        return ofForm(fields, null);
    }

    @POST
    @Path("/events/{id}/edit/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed(Roles.PLANNER)
    public TemplateInstance ofEdited(@RestPath String id, MultivaluedMap<String, String> fields) {
        return ofForm(fields, found(id));
    }

    @GET
    @Path("/events/{id}/preview")
    @RolesAllowed(Roles.PLANNER)
    public TemplateInstance ofAction(
            @RestPath String id, @RestQuery @Nullable String action, @RestQuery @Nullable Integer minutes) {
        return preview(LiveAction.of(action, minutes).applyTo(found(id), clock.instant()));
    }

    private TemplateInstance ofForm(MultivaluedMap<String, String> fields, @Nullable Event before) {
        EnteredEvent entered = EnteredEvent.of(fields, before);
        if (!entered.errors().isEmpty()) {
            return Templates.preview(new Model(null, entered.errors()));
        }
        try {
            return preview(before == null ? entered.draft() : entered.draft().withId(before.id()));
        } catch (InvalidDocumentException broken) {
            return Templates.preview(new Model(null, entered.errors(broken)));
        }
    }

    private TemplateInstance preview(EventDraft draft) {
        Event then = calendar.wouldBe(draft, planner.getPrincipal().getName());
        Instant now = clock.instant();
        Hours hours = new Hours(viewer.zoneFor(ZoneId.of(then.zone())));
        return Templates.preview(
                new Model(PreviewView.of(whatIf.of(Change.of(then)), then.id(), hours, now), List.of()));
    }

    private Event found(String id) {
        return calendar.find(id)
                .orElseThrow(() ->
                        ProblemException.notFound("There is no event '" + id + "'", "Look for it among all events"));
    }
}
