package dev.kickoff.hub.access;

import dev.kickoff.edge.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong tokens by address: after ten within a minute the address has to wait until the first of them is a minute
 * old. Remembers the last thousand addresses; each replica counts for itself.
 */
final class Attempts {
    private static final int MOST = 10;
    private static final Duration WITHIN = Duration.ofMinutes(1);
    private static final int ADDRESSES = 1_000;

    private final WallClock clock;
    private final Map<String, Deque<Instant>> failures = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
            return size() > ADDRESSES;
        }
    };

    Attempts(WallClock clock) {
        this.clock = clock;
    }

    synchronized boolean allowed(String address) {
        Deque<Instant> failed = failures.get(address);
        if (failed == null) {
            return true;
        }
        Instant oldest = clock.now().minus(WITHIN);
        while (!failed.isEmpty() && failed.peekFirst().isBefore(oldest)) {
            failed.removeFirst();
        }
        return failed.size() < MOST;
    }

    synchronized void failed(String address) {
        failures.computeIfAbsent(address, added -> new ArrayDeque<>()).addLast(clock.now());
    }

    synchronized void succeeded(String address) {
        failures.remove(address);
    }
}
