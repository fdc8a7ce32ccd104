package dev.kickoff.transform.internal.hub;

import dev.kickoff.transform.LibraryError.Kind;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * When a call to the hub is due again. The wait doubles with every failure in a row, up to a limit that depends on the
 * cause, and is spread over [½, 1] of itself so that a fleet does not come back all at once. Runs on real time, not on
 * the clock that decides about floors. Not thread-safe.
 */
public final class Attempts {
    /** A hub that is down or overloaded comes back any moment, and an event may have changed. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(1);
    /** A wrong token or document stays wrong until somebody acts. */
    private static final Duration MAX_WAIT_WHEN_REFUSED = Duration.ofMinutes(5);

    private final Duration firstWait;
    private final Duration longestAsked;
    private final LongSupplier nanoTime;
    private final DoubleSupplier random;
    private int failures;
    private @Nullable Long dueAtNanos;

    /**
     * @param firstWait after the first failure
     * @param longestAsked how long a hub that asks to wait is waited for at most: a maintenance page or a proxy may ask for
     *     an hour, and the event does not wait
     * @param nanoTime like {@link System#nanoTime}
     * @param random in [0, 1)
     */
    public Attempts(Duration firstWait, Duration longestAsked, LongSupplier nanoTime, DoubleSupplier random) {
        this.firstWait = firstWait;
        this.longestAsked = longestAsked;
        this.nanoTime = nanoTime;
        this.random = random;
    }

    public boolean due() {
        return dueAtNanos == null || nanoTime.getAsLong() - dueAtNanos >= 0;
    }

    public void succeeded() {
        failures = 0;
        dueAtNanos = null;
    }

    public void failed(HubAnswer.Not answer) {
        failed(answer.kind(), answer.retryAfter());
    }

    /** @param askedFor how long to wait at least, null if nobody asks */
    void failed(Kind kind, @Nullable Duration askedFor) {
        Duration longest =
                switch (kind) {
                    case HUB_DENIED, HUB_REFUSED -> MAX_WAIT_WHEN_REFUSED;
                    default -> MAX_WAIT;
                };
        double doubled = firstWait.toNanos() * Math.pow(2, Math.min(failures, 30));
        double wait = Math.min(doubled, longest.toNanos()) * (0.5 + random.getAsDouble() / 2);
        failures++;
        Duration asked = askedFor == null ? Duration.ZERO : askedFor;
        asked = asked.compareTo(longestAsked) < 0 ? asked : longestAsked;
        dueAtNanos = nanoTime.getAsLong() + Math.max((long) wait, asked.toNanos());
    }
}
