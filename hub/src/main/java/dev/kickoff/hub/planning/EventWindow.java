package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Phase;
import java.time.Instant;
import java.util.Optional;

/** When an event moves people: from its first phase to the end of its last, its exit. */
final class EventWindow {
    private EventWindow() {}

    /** Start of the first phase, or of the event if that is earlier. */
    static Instant start(Event event) {
        if (event.phases().isEmpty()) {
            return event.start();
        }
        Instant first = event.phases().get(0).start();
        return first.isBefore(event.start()) ? first : event.start();
    }

    /** End of the last phase; the planned end of an event without phases. */
    static Instant exit(Event event) {
        return event.phases().isEmpty()
                ? event.end()
                : event.phases().get(event.phases().size() - 1).end();
    }

    static boolean covers(Event event, Instant instant) {
        return !instant.isBefore(start(event)) && instant.isBefore(exit(event));
    }

    /** The phase that covers the instant, if any. */
    static Optional<Phase> phaseAt(Event event, Instant instant) {
        return event.phases().stream().filter(phase -> phase.covers(instant)).findFirst();
    }
}
