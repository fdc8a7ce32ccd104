package dev.kickoff.transform.internal.hub;

import dev.kickoff.transform.LibraryError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a call to the hub. */
public sealed interface HubAnswer {
    /**
     * The hub did what it was asked.
     *
     * @param status 2xx or 304
     * @param tag the hub and its ETag: tags of different hubs say nothing about each other; null when it gave none
     */
    record Done(int status, String body, @Nullable String tag) implements HubAnswer {}

    /**
     * It did not.
     *
     * @param status 0 when there was no answer
     * @param retryAfter how long the hub asks to wait, null if it does not say
     */
    record Not(
            LibraryError.Kind kind,
            int status,
            String message,
            @Nullable Duration retryAfter) implements HubAnswer {}
}
