package dev.kickoff.transform.internal.turns;

import dev.kickoff.schemas.Lease;
import dev.kickoff.schemas.LeaseRequest;
import dev.kickoff.transform.LibraryError.Kind;
import dev.kickoff.transform.internal.events.Events;
import dev.kickoff.transform.internal.hub.Attempts;
import dev.kickoff.transform.internal.hub.HubAnswer;
import dev.kickoff.transform.internal.hub.HubClient;
import dev.kickoff.transform.internal.json.UnreadableDocumentException;
import dev.kickoff.transform.internal.json.WireJson;
import java.util.Optional;

/**
 * Asks the hub for leases. That there is none is no error of the library, because it does without; it is logged when it
 * begins and when it is over. Used by one thread at a time.
 */
public final class LeaseDesk {
    private static final int NOT_FOUND = 404;

    private final HubClient hub;
    private final Attempts attempts;
    private final Events events;
    private final LeaseRequest request;
    private boolean granted;
    private boolean told;
    private boolean closed;

    public LeaseDesk(HubClient hub, Attempts attempts, Events events, LeaseRequest request) {
        this.hub = hub;
        this.attempts = attempts;
        this.events = events;
        this.request = request;
    }

    /** Whether the hub said that it knows no leases, and has given none since: it is older than this library. */
    boolean isClosed() {
        return closed;
    }

    /** A number that differs from instance to instance and stays while the process lives. */
    int lot() {
        int hash = request.instance().hashCode() * 0x9E3779B9;
        return hash >>> 8;
    }

    /**
     * @param force also while a back-off lasts
     * @return empty if the hub gave none
     */
    Optional<Lease> ask(boolean force) {
        if (!force && !attempts.due()) {
            return Optional.empty();
        }
        HubAnswer answer = hub.post("/lease", WireJson.write(request));
        if (answer instanceof HubAnswer.Not not) {
            return none(not);
        }
        try {
            Lease lease = WireJson.read(((HubAnswer.Done) answer).body(), Lease.class);
            if (!lease.instance().equals(request.instance())) {
                return none(broken("the lease is for instance " + lease.instance()));
            }
            attempts.succeeded();
            closed = false;
            tell(true, "the hub says which instance calls the target");
            return Optional.of(lease);
        } catch (UnreadableDocumentException unreadable) {
            return none(broken("the lease cannot be read: " + unreadable.getMessage()));
        }
    }

    private Optional<Lease> none(HubAnswer.Not not) {
        attempts.failed(not);
        closed |= not.status() == NOT_FOUND;
        tell(false, "the hub gives no lease, the instances take turns by the clock: " + not.message());
        return Optional.empty();
    }

    private static HubAnswer.Not broken(String message) {
        return new HubAnswer.Not(Kind.HUB_ERROR, 0, message, null);
    }

    private void tell(boolean now, String message) {
        if (!told || now != granted) {
            events.info(message);
        }
        told = true;
        granted = now;
    }
}
