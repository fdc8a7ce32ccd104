package dev.kickoff.hub.approvals;

import dev.kickoff.hub.whatif.Preview;
import dev.kickoff.schemas.Event;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of an event that a second person has to agree to.
 *
 * @param event as it would be
 * @param preview what the change does, as it was when it was asked for
 * @param above which limits the change is above, for people
 * @param decidedBy who decided; never the author when it was approved
 */
public record ChangeRequest(
        long id,
        Event event,
        Preview preview,
        String above,
        String author,
        Instant createdAt,
        State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String comment) {
    /** How far it has come. */
    public enum State {
        PENDING,
        APPROVED,
        REJECTED,
        /** By its author, or because of a later change that took its place. */
        WITHDRAWN,
        /** The event was changed in another way before it was decided. */
        OUTDATED
    }
}
