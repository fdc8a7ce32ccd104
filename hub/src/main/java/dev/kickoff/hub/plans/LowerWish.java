package dev.kickoff.hub.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Since when a lower plan has been wanted for each service without a break. Capacity goes up at once and down slowly. */
final class LowerWish {
    private final Map<String, Instant> since = new ConcurrentHashMap<>();

    /** Notes the wish; whether it has lasted long enough. A clock that was set back starts it anew. */
    boolean lasts(String key, Instant now, Duration longEnough) {
        Instant first = since.merge(key, now, (before, latest) -> before.isAfter(latest) ? latest : before);
        return !now.isBefore(first.plus(longEnough));
    }

    void forget(String key) {
        since.remove(key);
    }
}
