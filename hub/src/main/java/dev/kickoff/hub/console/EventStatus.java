package dev.kickoff.hub.console;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Phase;
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
            case LIVE -> new EventStatus("Live", "live");
            case ENDED -> new EventStatus("Ended", "");
            case CANCELLED -> new EventStatus("Cancelled", "bad");
        };
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
        return now.isBefore(event.end()) ? new EventStatus("On now", "live") : new EventStatus("Winding down", "live");
    }

    /** Start of whatever comes first of the event, for example its pre-show. */
    static Instant start(Event event) {
        return event.phases().stream()
                .map(Phase::start)
                .filter(start -> start.isBefore(event.start()))
                .findFirst()
                .orElse(event.start());
    }

    /** End of whatever comes last of the event, for example the crowd's exit. */
    static Instant end(Event event) {
        return event.phases().stream()
                .map(Phase::end)
                .filter(end -> end.isAfter(event.end()))
                .reduce((first, second) -> second)
                .orElse(event.end());
    }
}
