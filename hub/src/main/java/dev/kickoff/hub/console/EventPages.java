package dev.kickoff.hub.console;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.schemas.Event;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** What the pages about one event share. */
final class EventPages {
    private EventPages() {}

    static Event found(Optional<Event> event, String id) {
        return event.orElseThrow(
                () -> ProblemException.notFound("There is no event '" + id + "'", "Look for it among all events"));
    }

    static Response seeEvent(String id) {
        return Response.seeOther(URI.create("/events/" + id)).build();
    }
}
