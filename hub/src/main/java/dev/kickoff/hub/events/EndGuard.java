package dev.kickoff.hub.events;

import dev.kickoff.schemas.Event;
import java.time.Instant;
import java.util.Optional;

/** Knows a reason why an event must not be taken for ended although its time is over, for example a hold. */
public interface EndGuard {
    /** The reason in words; empty when there is none. */
    Optional<String> keepsOpen(Event event, Instant now);
}
