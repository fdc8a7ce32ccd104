package dev.kickoff.hub.approvals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.approvals.ChangeRequest.State;
import dev.kickoff.hub.events.ChangeGate;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.hub.services.ServicePolicies;
import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.hub.whatif.Change;
import dev.kickoff.hub.whatif.Effect;
import dev.kickoff.hub.whatif.Preview;
import dev.kickoff.hub.whatif.WhatIf;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.InvalidDocumentException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Four eyes: a change of an event that adds more capacity or money than a service's policy allows to one person becomes a
 * request, which a second person approves or rejects. Until then the calendar and the plans stay as they are.
 */
@ApplicationScoped
public class Approvals implements ChangeGate {
    private static final List<String> NOT_THE_CHANGE = List.of("knownAt", "author", "reason");

    private final ChangeRequests requests;
    private final ServicePolicies policies;
    private final EventCalendar calendar;
    private final WhatIf whatIf;
    private final ApprovalsConfig config;
    private final ObjectMapper json;

    Approvals(
            ChangeRequests requests,
            ServicePolicies policies,
            EventCalendar calendar,
            WhatIf whatIf,
            ApprovalsConfig config,
            ObjectMapper json) {
        this.requests = requests;
        this.policies = policies;
        this.calendar = calendar;
        this.whatIf = whatIf;
        this.config = config;
        this.json = json;
    }

    @Override
    public void check(@Nullable Event before, Event after, String author) {
        // Drafts and cancelled events raise nothing; what is over cannot be undone by waiting.
        boolean counts = after.state() == EventState.APPROVED || after.state() == EventState.LIVE;
        boolean urgent = before != null && before.state() == EventState.LIVE && !config.live();
        if (!counts || urgent) {
            return;
        }
        Map<ServiceRegion, ServicePolicy> limited = policies.all().entrySet().stream()
                .filter(policy -> ApprovalLimits.any(policy.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (limited.isEmpty() || isApproved(after)) {
            return;
        }
        Preview preview = whatIf.of(Change.of(after));
        List<String> above = above(preview, limited);
        if (!above.isEmpty()) {
            ChangeRequest request = requests.open(after, preview, String.join("; ", above), author);
            throw ProblemException.conflict(
                    "The change of event '" + after.id() + "' needs a second person: " + request.above(),
                    "It waits as change request " + request.id() + "; somebody else decides with POST"
                            + " /v1/change-requests/" + request.id() + "/approve or in the console");
        }
    }

    private static List<String> above(Preview preview, Map<ServiceRegion, ServicePolicy> limited) {
        List<String> above = new ArrayList<>();
        for (Effect effect : preview.effects()) {
            ServicePolicy policy = limited.get(new ServiceRegion(effect.service(), effect.region()));
            if (policy != null) {
                above.addAll(ApprovalLimits.above(effect, policy));
            }
        }
        // What cannot be told is not taken to be little.
        preview.problems().forEach(problem -> above.add("what it does cannot be told: " + problem));
        return above;
    }

    private boolean isApproved(Event after) {
        ObjectNode change = change(after);
        return requests.approved(after.id(), after.revision()).stream()
                .anyMatch(request -> change(request.event()).equals(change));
    }

    private ObjectNode change(Event event) {
        ObjectNode document = json.valueToTree(event);
        document.remove(NOT_THE_CHANGE);
        return document;
    }

    /** Requests that wait, or the newest of all. */
    public List<ChangeRequest> list(boolean pendingOnly) {
        return requests.list(pendingOnly);
    }

    /** The request that waits for an event. */
    public Optional<ChangeRequest> pending(String eventId) {
        return requests.pending(eventId);
    }

    /** The requests by which a second person agreed to a revision of an event; mostly none or one. */
    public List<ChangeRequest> agreed(String eventId, int revision) {
        return requests.approved(eventId, revision);
    }

    /** @throws ProblemException 404 if there is none */
    public ChangeRequest get(long id) {
        return requests.get(id);
    }

    /**
     * Agrees to a request and makes the change.
     *
     * @throws ProblemException 409 when the approver is the author, when it is decided already, or when the event was
     *     changed meanwhile; then the request is outdated
     */
    public Event approve(long id, String approver, @Nullable String comment) {
        ChangeRequest approved = requests.decide(id, State.APPROVED, approver, comment);
        Event event = approved.event();
        EventDraft draft = EventDraft.of(event).withReason(reason(event, approver, comment));
        try {
            return event.revision() == 1
                    ? calendar.create(draft, approved.author())
                    : calendar.edit(event.id(), event.revision() - 1, draft, approved.author());
        } catch (ProblemException | InvalidDocumentException cannotBe) {
            requests.outdated(id, String.valueOf(cannotBe.getMessage()));
            throw cannotBe;
        }
    }

    private static String reason(Event event, String approver, @Nullable String comment) {
        String why = event.reason() == null ? "" : event.reason() + "; ";
        return why + "approved by " + approver + (comment == null || comment.isBlank() ? "" : ": " + comment.strip());
    }

    /** Says no. The author can change the event again. */
    public ChangeRequest reject(long id, String by, @Nullable String comment) {
        if (comment == null || comment.isBlank()) {
            throw new InvalidDocumentException("comment", comment, "is required: what the author should change");
        }
        return requests.decide(id, State.REJECTED, by, comment.strip());
    }

    /** Takes one's own request back. */
    public ChangeRequest withdraw(long id, String by) {
        return requests.decide(id, State.WITHDRAWN, by, null);
    }
}
