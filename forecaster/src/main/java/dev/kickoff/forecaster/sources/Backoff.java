package dev.kickoff.forecaster.sources;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait after failures in a row: twice as long each time up to a limit, and of that a random part between a
 * half and the whole, so that many readers that failed together do not come back together ("equal jitter" in
 * <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential Backoff And
 * Jitter</a>).
 *
 * @param random uniform in [0, 1)
 */
public record Backoff(Duration first, Duration longest, DoubleSupplier random) {
    private static final int MOST_DOUBLINGS = 30;

    /** @param failures in a row, 1 or more */
    public Duration after(int failures) {
        long doubled = first.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS);
        long whole = Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(Math.round(whole * (0.5 + random.getAsDouble() / 2)));
    }
}
