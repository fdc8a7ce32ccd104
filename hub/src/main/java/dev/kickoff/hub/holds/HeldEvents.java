package dev.kickoff.hub.holds;

import dev.kickoff.hub.events.EndGuard;
import dev.kickoff.schemas.Event;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** An event that is held is not over. */
@ApplicationScoped
class HeldEvents implements EndGuard {
    private final Holds holds;

    HeldEvents(Holds holds) {
        this.holds = holds;
    }

    @Override
    public Optional<String> keepsOpen(Event event, Instant now) {
        return holds.on().stream()
                .filter(hold -> hold.scope() == Hold.Scope.EVENT && event.id().equals(hold.name()))
                .map(hold -> "It is held by " + hold.author())
                .findFirst();
    }
}
