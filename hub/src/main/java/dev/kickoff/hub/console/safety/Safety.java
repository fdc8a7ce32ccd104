package dev.kickoff.hub.console.safety;

import dev.kickoff.hub.approvals.Approvals;
import dev.kickoff.hub.approvals.ChangeRequest;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.ServiceRegistration;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.List;

/** What other pages say about approvals and holds, for their templates: {@code inject:safety}. */
@Named("safety")
@RequestScoped
public class Safety {
    private final Approvals approvals;
    private final HeldNow held;

    Safety(Approvals approvals, HeldNow held) {
        this.approvals = approvals;
        this.held = held;
    }

    /** How many changes wait for a second person. */
    public int waiting() {
        return approvals.list(true).size();
    }

    /** The change of the event that waits; at most one. */
    public List<ChangeRequest> waitingFor(Event event) {
        return approvals.pending(event.id()).stream().toList();
    }

    public List<HoldView> everythingHeld() {
        return held.everything();
    }

    public List<HoldView> holdsOf(ServiceRegistration service) {
        return held.of(service);
    }

    public List<HoldView> holdsOfEvent(Event event) {
        return held.of(event);
    }
}
