package dev.kickoff.hub.plans;

import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

/** What the parts of a round took, for the log. Not thread-safe. */
final class RoundTimes {
    private final StringJoiner parts = new StringJoiner(" ");
    private long since = System.nanoTime();

    /** The part of this name has just ended. */
    void ended(String part) {
        long now = System.nanoTime();
        parts.add(part + "Ms=" + TimeUnit.NANOSECONDS.toMillis(now - since));
        since = now;
    }

    @Override
    public String toString() {
        return parts.toString();
    }
}
