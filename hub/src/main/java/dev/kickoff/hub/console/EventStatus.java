package dev.kickoff.hub.console;

import dev.kickoff.hub.events.Timetable;
import dev.kickoff.schemas.Event;
import java.time.Instant;

/**
 * An event's state in words for planners.
 *
 * @param style of the badge
 */
record EventStatus(String label, String style) {
    static EventStatus of(Event event, Instant now) {
        boolean over = !now.isBefore(end(event));
        return switch (event.state()) {
            case DRAFT -> over ? new EventStatus("Draft, passed", "draft") : new EventStatus("Draft", "draft");
            case APPROVED -> approved(event, now, over);
            case LIVE -> live(event, now);
            case ENDED -> new EventStatus("Ended", "");
            case CANCELLED -> new EventStatus("Cancelled", "bad");
        };
    }

    /** Until the clock has noted that it is over, it may be held open. */
    private static EventStatus live(Event event, Instant now) {
        if (now.isBefore(event.start())) {
            return new EventStatus("About to start", "live");
        }
        return now.isBefore(event.end()) ? new EventStatus("On now", "live") : new EventStatus("Winding down", "live");
    }

    private static EventStatus approved(Event event, Instant now, boolean over) {
        if (over) {
            return new EventStatus("Over", "");
        }
        if (now.isBefore(start(event))) {
            return new EventStatus("Approved", "good");
        }
        if (now.isBefore(event.start())) {
            return new EventStatus("About to start", "live");
        }
        return live(event, now);
    }

    static Instant start(Event event) {
        return Timetable.of(event).from();
    }

    static Instant end(Event event) {
        return Timetable.of(event).until();
    }
}
