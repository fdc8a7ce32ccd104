package dev.kickoff.forecaster.sources;

import java.time.Duration;

/**
 * How much a reader asks for at once.
 *
 * @param mostSteps per window; a source's own limit holds if it is lower
 * @param timeout of one request
 */
public record ReaderLimits(int mostSteps, Duration timeout) {
    public static final ReaderLimits USUAL = new ReaderLimits(10_000, Duration.ofSeconds(30));

    public ReaderLimits {
        if (mostSteps < 1) {
            throw new IllegalArgumentException("mostSteps " + mostSteps + " must be 1 or more");
        }
    }
}
