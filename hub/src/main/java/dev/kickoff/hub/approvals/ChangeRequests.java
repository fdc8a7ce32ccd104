package dev.kickoff.hub.approvals;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.approvals.ChangeRequest.State;
import dev.kickoff.hub.audit.Audit;
import dev.kickoff.hub.whatif.Preview;
import dev.kickoff.schemas.Event;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All change requests, the decided ones too. */
@ApplicationScoped
class ChangeRequests {
    private static final int MOST = 200;

    private final Audit audit;
    private final Clock clock;

    ChangeRequests(Audit audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Those that wait, or the newest of all. */
    @Transactional
    List<ChangeRequest> list(boolean pendingOnly) {
        String query = pendingOnly ? "state = 'PENDING' order by id desc" : "order by id desc";
        return StoredRequest.<StoredRequest>find(query).page(Page.ofSize(MOST)).stream()
                .map(StoredRequest::request)
                .toList();
    }

    /** The one that waits for an event. */
    @Transactional
    Optional<ChangeRequest> pending(String eventId) {
        return StoredRequest.<StoredRequest>find("eventId = ?1 and state = ?2", eventId, State.PENDING)
                .firstResultOptional()
                .map(StoredRequest::request);
    }

    /** Approved ones of one revision of an event. */
    @Transactional
    List<ChangeRequest> approved(String eventId, int revision) {
        return StoredRequest.<StoredRequest>list(
                        "eventId = ?1 and revision = ?2 and state = ?3", eventId, revision, State.APPROVED)
                .stream()
                .map(StoredRequest::request)
                .toList();
    }

    @Transactional
    ChangeRequest get(long id) {
        return find(id).request();
    }

    /** In a transaction of its own: the change itself is refused, and must not take the request with it. */
    @Transactional(TxType.REQUIRES_NEW)
    ChangeRequest open(Event event, Preview preview, String above, String author) {
        StoredRequest.<StoredRequest>find("eventId = ?1 and state = ?2", event.id(), State.PENDING)
                .firstResultOptional()
                .ifPresent(earlier -> {
                    earlier.decide(State.WITHDRAWN, author, now(), "a later change took its place");
                    StoredRequest.flush();
                });
        StoredRequest request = new StoredRequest();
        request.eventId = event.id();
        request.revision = event.revision();
        request.document = event;
        request.preview = preview;
        request.above = above;
        request.author = author;
        request.createdAt = now();
        request.state = State.PENDING;
        request.persistAndFlush();
        audit.record(author, "change.request", "event/" + event.id(), Map.of("request", request.id, "above", above));
        return request.request();
    }

    /** Decides one that waits; the author may only withdraw it, everybody else may only approve or reject it. */
    @Transactional(TxType.REQUIRES_NEW)
    ChangeRequest decide(long id, State decision, String by, @Nullable String comment) {
        StoredRequest request = find(id);
        if (request.state != State.PENDING) {
            throw ProblemException.conflict(
                    "Change request " + id + " is " + request.state + " already", "Nothing is left to decide");
        }
        if (decision == State.WITHDRAWN && !by.equals(request.author)) {
            throw ProblemException.conflict(
                    "Change request " + id + " is of " + request.author + ", who alone can withdraw it", "Reject it");
        }
        if (decision == State.APPROVED && by.equals(request.author)) {
            throw ProblemException.conflict(
                    "Change request " + id + " is your own, and needs a second person", "Ask somebody else to decide");
        }
        request.decide(decision, by, now(), comment);
        String why = comment == null ? "" : comment;
        audit.record(
                by,
                "change." + decision.name().toLowerCase(Locale.ROOT),
                "event/" + request.eventId,
                Map.of("request", id, "author", request.author, "comment", why));
        return request.request();
    }

    /** It was approved, but the event had been changed in another way meanwhile. */
    @Transactional(TxType.REQUIRES_NEW)
    void outdated(long id, String why) {
        StoredRequest request = find(id);
        request.decide(State.OUTDATED, String.valueOf(request.decidedBy), now(), why);
    }

    private static StoredRequest find(long id) {
        return StoredRequest.<StoredRequest>findByIdOptional(id)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no change request " + id, "List them with GET /v1/change-requests"));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
