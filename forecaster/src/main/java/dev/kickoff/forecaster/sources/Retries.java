package dev.kickoff.forecaster.sources;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tries a page again while what went wrong may pass. Gives up on an interrupt, when the tries are used up, and when the
 * source asks to be left alone for longer than anybody would wait here.
 */
public final class Retries {
    private final int tries;
    private final Backoff backoff;
    private final Pause pause;

    /** @param tries 1 or more */
    public Retries(int tries, Backoff backoff, Pause pause) {
        this.tries = tries;
        this.backoff = backoff;
        this.pause = pause;
    }

    /** Waits. */
    @FunctionalInterface
    public interface Pause {
        void of(Duration duration) throws InterruptedException;
    }

    /** @throws SourceException the last one */
    public Page read(MetricReader reader, Window window) throws SourceException, InterruptedException {
        for (int failures = 1; ; failures++) {
            try {
                return reader.read(window);
            } catch (SourceException failure) {
                Duration wait = wait(failure.retryAfter(), failures);
                if (!failure.isPassing() || failures == tries || wait.compareTo(backoff.longest()) > 0) {
                    throw failure;
                }
                pause.of(wait);
            }
        }
    }

    private Duration wait(@Nullable Duration askedFor, int failures) {
        Duration own = backoff.after(failures);
        return askedFor == null || askedFor.compareTo(own) < 0 ? own : askedFor;
    }
}
