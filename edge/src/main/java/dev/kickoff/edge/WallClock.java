package dev.kickoff.edge;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * The system's own time, for what must not follow an injected clock that is fast, stopped or a demo's: who is let in and
 * until when, and when something was written down for good. Everything else takes {@link Clock}.
 */
@ApplicationScoped
public class WallClock {
    private final Clock system = Clock.systemUTC();

    public Instant now() {
        return system.instant();
    }
}
