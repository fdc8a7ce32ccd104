package dev.kickoff.hub.console.safety;

import dev.kickoff.hub.approvals.ChangeRequest;
import dev.kickoff.hub.console.EventChanges;
import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.console.Spans;
import dev.kickoff.schemas.Event;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change request as people decide it.
 *
 * @param asked who asked for it and when
 * @param above the limits that the change is above, one line each
 * @param decided who decided and when, empty while it waits
 * @param mine whether whoever looks at it asked for it
 * @param blocked why they cannot decide it, empty if they can
 * @param overtaken whether the event was changed since, so that the request can no longer be approved
 */
record RequestView(
        long id,
        String eventId,
        String eventName,
        boolean isNew,
        String state,
        String style,
        boolean pending,
        boolean mine,
        String blocked,
        boolean overtaken,
        String asked,
        @Nullable String reason,
        List<EventChanges.Change> changes,
        List<String> above,
        PreviewView preview,
        String decided,
        @Nullable String comment,
        boolean approved) {

    /** @param revisions of the event, the oldest first; empty while it does not exist */
    static RequestView of(
            ChangeRequest request, List<Event> revisions, Hours hours, Instant now, String viewer, String blocked) {
        Event event = request.event();
        boolean pending = request.state() == ChangeRequest.State.PENDING;
        return new RequestView(
                request.id(),
                event.id(),
                event.name(),
                event.revision() == 1,
                words(request.state()),
                style(request.state()),
                pending,
                request.author().equals(viewer),
                blocked,
                pending && revisions.size() != event.revision() - 1,
                request.author() + ", " + hours.near(request.createdAt(), now) + " "
                        + hours.zoneName(request.createdAt()) + " (" + Spans.relative(request.createdAt(), now) + ")",
                event.reason(),
                changes(event, revisions, hours),
                List.of(request.above().split("; ")),
                PreviewView.of(request.preview(), event.id(), hours, now),
                decided(request, hours, now),
                request.comment(),
                request.state() == ChangeRequest.State.APPROVED);
    }

    private static List<EventChanges.Change> changes(Event event, List<Event> revisions, Hours hours) {
        int before = event.revision() - 1;
        return revisions.stream()
                .filter(revision -> revision.revision() == before)
                .findFirst()
                .map(revision -> EventChanges.between(revision, event))
                .orElseGet(() -> List.of(
                        entered("When", hours.span(event.start(), event.end()) + " " + hours.zoneName(event.start())),
                        entered("Category", event.category()),
                        entered("Expected audience", EventChanges.audience(event.expectedAudience())),
                        entered("Regions", EventChanges.regions(event))));
    }

    private static EventChanges.Change entered(String field, String value) {
        return new EventChanges.Change(field, "none", value);
    }

    private static String decided(ChangeRequest request, Hours hours, Instant now) {
        Instant at = request.decidedAt();
        return at == null
                ? ""
                : words(request.state()) + " by " + request.decidedBy() + ", " + hours.near(at, now) + " "
                        + hours.zoneName(at);
    }

    private static String words(ChangeRequest.State state) {
        return switch (state) {
            case PENDING -> "Waits";
            case APPROVED -> "Approved";
            case REJECTED -> "Rejected";
            case WITHDRAWN -> "Withdrawn";
            case OUTDATED -> "Outdated";
        };
    }

    private static String style(ChangeRequest.State state) {
        return switch (state) {
            case PENDING -> "warn";
            case APPROVED -> "good";
            case REJECTED -> "bad";
            case WITHDRAWN, OUTDATED -> "";
        };
    }
}
