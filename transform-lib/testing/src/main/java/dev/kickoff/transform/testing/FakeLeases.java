package dev.kickoff.transform.testing;

import dev.kickoff.schemas.Lease;
import dev.kickoff.schemas.LeaseRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gives leases as the hub does, from memory. Not thread-safe. */
final class FakeLeases {
    private static final Duration TERM = Duration.ofSeconds(45);
    private static final Duration REMEMBERED = TERM.multipliedBy(3);

    private final Clock clock;
    private final Map<String, Scope> scopes = new HashMap<>();

    FakeLeases(Clock clock) {
        this.clock = clock;
    }

    /** All who ask for the same lease. */
    private static final class Scope {
        private String holder = "";
        private Instant until = Instant.MIN;
        /** When each was heard of last, in the order of joining. */
        private final Map<String, Instant> heard = new LinkedHashMap<>();
    }

    Lease ask(String service, String region, LeaseRequest request) {
        Instant now = clock.instant();
        String instance = request.instance();
        Scope scope = scopes.computeIfAbsent(
                service + " " + region + " " + request.mode() + " " + request.target(), added -> new Scope());
        if (scope.holder.equals(instance) || !scope.until.isAfter(now)) {
            scope.holder = instance;
            scope.until = now.plus(TERM);
        }
        scope.heard.values().removeIf(at -> at.isBefore(now.minus(REMEMBERED)));
        scope.heard.put(instance, now);
        List<String> known = new ArrayList<>(scope.heard.keySet());
        return new Lease(
                service,
                region,
                instance,
                scope.holder.equals(instance),
                Duration.between(now, scope.until),
                known.indexOf(instance),
                known.size());
    }
}
