package dev.kickoff.transform.internal.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Measures from asking for capacity to healthy capacity, to the length of a cycle. A raise to what is already ready, or
 * whose readiness was unknown, tells nothing and is not measured. Used by one thread at a time.
 */
final class LeadTimeMeter {
    private static final int MAX_WAITING = 64;
    /** A raise that has not come true by then never will; the contract's longest lead time. */
    private static final Duration TOO_LONG = Duration.ofDays(1);

    private final Deque<Raise> waiting = new ArrayDeque<>();
    private @Nullable Duration last;

    private record Raise(int to, Instant at) {}

    /** Capacity that has become healthy. */
    record Measured(int capacity, Duration leadTime) {}

    void raised(int to, @Nullable Integer readyBefore, Instant at) {
        if (readyBefore == null || readyBefore >= to) {
            return;
        }
        if (waiting.size() == MAX_WAITING) {
            waiting.removeFirst();
        }
        waiting.addLast(new Raise(to, at));
    }

    /** Forgets raises above a floor that was lowered before they came true. */
    void lowered(int to) {
        waiting.removeIf(raise -> raise.to() > to);
    }

    /** Another instance looks now: when this one looks again, capacity may have been ready for long. */
    void handOver() {
        waiting.clear();
    }

    List<Measured> ready(int ready, Instant now) {
        waiting.removeIf(raise -> raise.at().plus(TOO_LONG).isBefore(now));
        List<Measured> measured = new ArrayList<>();
        waiting.removeIf(raise -> {
            if (raise.to() > ready) {
                return false;
            }
            Duration leadTime = Duration.between(raise.at(), now);
            measured.add(new Measured(raise.to(), leadTime));
            last = leadTime;
            return true;
        });
        return measured;
    }

    Optional<Duration> last() {
        return Optional.ofNullable(last);
    }
}
