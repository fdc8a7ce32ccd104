package dev.kickoff.edge;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** A planner and a service that runs in one region. */
@Singleton
class FewTokens implements TokenSource {
    static final String ADA = "token-of-ada";
    static final String WEB = "token-of-web";

    volatile boolean revoked;

    @Override
    public Optional<Caller> byToken(String token) {
        return switch (token) {
            case ADA -> bySession("ada-1");
            case WEB ->
                Optional.of(new Caller("service:web", Set.of(Roles.OWN_SERVICE), null, null, new Scope("web", "r1")));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Caller> bySession(String session) {
        return session.equals("ada-1") && !revoked
                ? Optional.of(new Caller("ada", Set.of(Roles.PLANNER), "ada-1", "video", null))
                : Optional.empty();
    }
}
