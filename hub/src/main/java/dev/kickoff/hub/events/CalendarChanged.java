package dev.kickoff.hub.events;

import dev.kickoff.schemas.Event;
import org.jspecify.annotations.Nullable;

/**
 * A CDI event: a revision was made. It is fired inside the transaction that stores the revision, so whoever acts on it
 * observes it with {@code TransactionPhase.AFTER_SUCCESS}. Other replicas do not hear of it.
 *
 * @param before null for a new event
 */
public record CalendarChanged(@Nullable Event before, Event after) {
    /**
     * Whether forecasts or plans can be different after it. They are not when the clock merely notes that an event has
     * started or ended, and not for events that count neither before nor after.
     */
    public boolean matters() {
        if (before == null) {
            return after.state().counts();
        }
        boolean counted = before.state().counts();
        boolean counts = after.state().counts();
        return counted != counts
                || counts
                        && EventDiff.changes(before, after).stream()
                                .anyMatch(change -> !change.field().equals("state"));
    }

    /** Whether it {@linkplain #matters() matters} for the region. */
    public boolean concerns(String region) {
        return matters() && (counts(after, region) || before != null && counts(before, region));
    }

    private static boolean counts(Event event, String region) {
        return event.state().counts() && event.concerns(region);
    }
}
