package dev.kickoff.hub.whatif;

import dev.kickoff.edge.Roles;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.schemas.InvalidDocumentException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes planned without saving them. */
@Path("/v1/what-if")
@Blocking
class WhatIfResource {
    /**
     * @param events drafts; one with the id of an existing event stands for that event, changed
     * @param policies in place of those in force
     */
    record Question(
            @Nullable List<EventDraft> events, @Nullable List<Change.PolicyChange> policies) {}

    private final WhatIf whatIf;
    private final EventCalendar calendar;

    WhatIfResource(WhatIf whatIf, EventCalendar calendar) {
        this.whatIf = whatIf;
        this.calendar = calendar;
    }

    @POST
    @RolesAllowed(Roles.VIEWER)
    public Preview ask(@Nullable Question question, @Context SecurityContext user) {
        List<EventDraft> events = question == null || question.events() == null ? List.of() : question.events();
        List<Change.PolicyChange> policies =
                question == null || question.policies() == null ? List.of() : question.policies();
        if (events.isEmpty() && policies.isEmpty()) {
            throw new InvalidDocumentException("events", null, "is required, or policies: what would be different");
        }
        String author = user.getUserPrincipal().getName();
        return whatIf.of(new Change(
                events.stream().map(draft -> calendar.wouldBe(draft, author)).toList(), policies));
    }
}
