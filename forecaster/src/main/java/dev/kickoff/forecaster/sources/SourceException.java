package dev.kickoff.forecaster.sources;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A source gave no usable answer. The message is for people and holds no secret. */
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean passing;
    private final @Nullable Duration retryAfter;

    private SourceException(String message, boolean passing, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.passing = passing;
        this.retryAfter = retryAfter;
    }

    /** Worth another try in a moment: no connection, an overload, a server's own error. */
    static SourceException passing(String message, @Nullable Throwable cause) {
        return new SourceException(message, true, null, cause);
    }

    /** The source asks for fewer calls, and may have said for how long. */
    static SourceException throttled(String message, @Nullable Duration retryAfter) {
        return new SourceException(message, true, retryAfter, null);
    }

    /** Will stay until somebody changes the declaration or the source. */
    static SourceException lasting(String message, @Nullable Throwable cause) {
        return new SourceException(message, false, null, cause);
    }

    boolean isPassing() {
        return passing;
    }

    /** How long the source asked to be left alone, null if it did not say. */
    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
