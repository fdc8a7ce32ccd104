package dev.kickoff.forecaster.calendar;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The calendar as the hub last gave it.
 *
 * @param revisions every revision of every event that ever counted
 * @param confirmedAt when the hub last said that this is the calendar
 * @param current whether the hub said so just now; otherwise it did not answer
 */
public record EventCalendar(List<Event> revisions, @Nullable String etag, Instant confirmedAt, boolean current) {
    public EventCalendar {
        revisions = List.copyOf(revisions);
    }

    /**
     * All revisions, as a forecast of one region sees them, with its audience; one that says that the event is elsewhere counts as cancelled
     * here, so that an older one cannot bring the event back to a region it has left.
     */
    public List<Event> revisionsIn(String region) {
        return revisions.stream()
                .map(revision -> revision.concerns(region)
                        ? revision.seenFrom(region)
                        : revision.withState(EventState.CANCELLED))
                .toList();
    }

    EventCalendar confirmed(Instant now) {
        return new EventCalendar(revisions, etag, now, true);
    }

    EventCalendar notConfirmed() {
        return new EventCalendar(revisions, etag, confirmedAt, false);
    }
}
