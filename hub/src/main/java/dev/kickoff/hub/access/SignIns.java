package dev.kickoff.hub.access;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Sessions;
import dev.kickoff.edge.WallClock;
import dev.kickoff.hub.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Map;
import java.util.Optional;

/** Lets people into the console, writes down who, and slows down whoever guesses. */
@ApplicationScoped
public class SignIns {
    private final Sessions sessions;
    private final Audit audit;
    private final Attempts attempts;

    SignIns(Sessions sessions, Audit audit, WallClock clock) {
        this.sessions = sessions;
        this.audit = audit;
        this.attempts = new Attempts(clock);
    }

    /**
     * A session for a person's token.
     *
     * @param address of whoever asks, as far as the hub can tell
     * @return empty for a token that is nobody's
     * @throws ProblemException 429 after too many of those from the same address
     */
    public Optional<NewCookie> open(String token, String address) {
        if (!attempts.allowed(address)) {
            throw ProblemException.tooMany(
                    "Too many wrong tokens came from " + address, "Wait a minute, then enter the whole token again");
        }
        Optional<Sessions.Opened> opened = sessions.open(token);
        if (opened.isEmpty()) {
            attempts.failed(address);
            audit.record("unknown", "session.refused", "session", Map.of("address", address));
            return Optional.empty();
        }
        attempts.succeeded(address);
        audit.record(opened.get().name(), "session.opened", "session", Map.of("address", address));
        return opened.map(Sessions.Opened::cookie);
    }
}
