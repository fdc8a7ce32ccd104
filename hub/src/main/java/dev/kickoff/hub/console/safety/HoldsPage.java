package dev.kickoff.hub.console.safety;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.console.Viewer;
import dev.kickoff.hub.holds.Hold;
import dev.kickoff.hub.holds.Holds;
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
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is held now, by whom and why; setting a hold and ending it. */
@Path("/holds")
@Produces(MediaType.TEXT_HTML)
class HoldsPage {
    private static final int PAST = 30;

    @CheckedTemplate(basePath = "console/safety")
    static class Templates {
        static native TemplateInstance holds(Model model);

        static native TemplateInstance heldBanner();
    }

    /**
     * @param zone that the form's end is meant in
     * @param refusal why the last click did nothing
     */
    record Model(
            List<HoldView> on,
            List<HoldView> past,
            List<HoldChoices.Choice> choices,
            HoldForm form,
            String zone,
            @Nullable Refusal refusal) {
        /** Whether the refusal is about that field of the form. */
        public boolean wrong(String field) {
            return refusal != null && field.equals(refusal.field());
        }
    }

    private final Holds holds;
    private final HeldNow held;
    private final HoldChoices choices;
    private final Viewer viewer;
    private final SecurityIdentity planner;
    private final Clock clock;

    HoldsPage(Holds holds, HeldNow held, HoldChoices choices, Viewer viewer, SecurityIdentity planner, Clock clock) {
        this.holds = holds;
        this.held = held;
        this.choices = choices;
        this.viewer = viewer;
        this.planner = planner;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance holds(@RestQuery @Nullable String what) {
        return Templates.holds(model(HoldForm.empty(what), null));
    }

    /** The bar of every page while everything is held, to be refreshed while the page is open. */
    @GET
    @Path("banner")
    @RolesAllowed(Roles.VIEWER)
    public TemplateInstance banner() {
        return Templates.heldBanner();
    }

    @POST
    @RolesAllowed(Roles.PLANNER)
    public Response start(
            @RestForm @Nullable String what,
            @RestForm @Nullable String effect,
            @RestForm @Nullable String reason,
            @RestForm @Nullable String until) {
        HoldForm form = new HoldForm(text(what), "freeze".equals(effect), text(reason), text(until));
        try {
            holds.start(form.request(viewer.zone()), person());
            return seeHolds();
        } catch (ProblemException | InvalidDocumentException refused) {
            return refused(form, refused);
        }
    }

    @POST
    @Path("{id}/end")
    @RolesAllowed(Roles.PLANNER)
    public Response end(@RestPath long id, @RestForm @Nullable String reason) {
        try {
            holds.end(id, text(reason), person());
            return seeHolds();
        } catch (ProblemException | InvalidDocumentException refused) {
            Refusal refusal = Refusal.of(refused);
            // The form below has a reason of its own, which is not the one that is wrong.
            Refusal general = new Refusal(refusal.status(), refusal.text(), null);
            return general.page(Templates.holds(model(HoldForm.empty(null), general)));
        }
    }

    private Response refused(HoldForm form, RuntimeException refused) {
        Refusal refusal = Refusal.of(refused);
        return refusal.page(Templates.holds(model(form, refusal)));
    }

    private Model model(HoldForm form, @Nullable Refusal refusal) {
        Instant now = clock.instant();
        List<Hold> past = holds.newest().stream()
                .filter(hold -> !hold.isOn(now))
                .limit(PAST)
                .toList();
        return new Model(
                held.all(),
                held.views(past),
                choices.all(form.what(), now),
                form,
                new Hours(viewer.zone()).zoneName(now),
                refusal);
    }

    private static Response seeHolds() {
        return Response.seeOther(URI.create("/holds")).build();
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field.strip();
    }

    private String person() {
        return planner.getPrincipal().getName();
    }
}
