package dev.kickoff.forecaster.calendar;

import dev.kickoff.schemas.Event;
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

    EventCalendar confirmed(Instant now) {
        return new EventCalendar(revisions, etag, now, true);
    }

    EventCalendar notConfirmed() {
        return new EventCalendar(revisions, etag, confirmedAt, false);
    }
}
