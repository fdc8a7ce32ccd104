package dev.kickoff.hub.console;

import dev.kickoff.edge.Roles;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.LiveAction;
import dev.kickoff.hub.whatif.Change;
import dev.kickoff.hub.whatif.Effect;
import dev.kickoff.hub.whatif.Preview;
import dev.kickoff.hub.whatif.WhatIf;
import dev.kickoff.schemas.Event;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a live action would do to floors and cost; loaded after the page that asks, since forecasts take seconds. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class EventPreviews {
    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance eventPreview(View view);
    }

    /** @param cost of everything together, in words */
    record View(String cost, List<Row> rows, int unchanged, List<String> problems) {}

    /** One service in one region. */
    record Row(String service, String region, String peak, String unitHours, String cost, String unmet) {}

    private final EventCalendar calendar;
    private final WhatIf whatIf;
    private final SecurityIdentity planner;
    private final Clock clock;

    EventPreviews(EventCalendar calendar, WhatIf whatIf, SecurityIdentity planner, Clock clock) {
        this.calendar = calendar;
        this.whatIf = whatIf;
        this.planner = planner;
        this.clock = clock;
    }

    @GET
    @Path("/events/{id}/preview")
    @RolesAllowed(Roles.OPERATOR)
    public TemplateInstance preview(
            @RestPath String id, @RestQuery @Nullable String action, @RestQuery @Nullable Integer minutes) {
        Event event = EventPages.found(calendar.find(id), id);
        Event then = calendar.wouldBe(
                LiveAction.of(action, minutes).applyTo(event, clock.instant()),
                planner.getPrincipal().getName());
        Preview preview = whatIf.of(Change.of(then));
        return Templates.eventPreview(new View(
                preview.priced() ? money(preview.usd()) : money(preview.usd()) + ", without services of unknown price",
                preview.effects().stream().map(EventPreviews::row).toList(),
                preview.unchanged(),
                preview.problems()));
    }

    private static Row row(Effect effect) {
        return new Row(
                effect.service(),
                effect.region(),
                change(effect.peakNow(), effect.peakThen()) + " " + Figures.plural(effect.unit()),
                change(effect.unitHoursNow(), effect.unitHoursThen()),
                effect.usd() == null ? "unknown" : money(effect.usd()),
                effect.unmetThen() == 0 ? "" : Figures.units(effect.unmetThen(), effect.unit()) + " too few");
    }

    private static String change(double now, double then) {
        return Figures.of(now).equals(Figures.of(then)) ? Figures.of(now) : Figures.of(now) + " → " + Figures.of(then);
    }

    private static String money(BigDecimal usd) {
        return String.format(Locale.ENGLISH, "%+,.2f USD", usd).replace("-", "−");
    }
}
