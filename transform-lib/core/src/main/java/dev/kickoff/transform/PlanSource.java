package dev.kickoff.transform;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the newest plan comes from; by default the hub, over HTTP with an ETag. Bring your own to fetch it through
 * something else, for example a bucket that the hub's plans are copied to.
 *
 * <p>A source hands over signed envelopes as the hub made them and is not trusted: the library checks signature, service,
 * region and version of whatever comes. It is believed in one thing, that its answer is the newest there is at this very
 * moment: floors are lowered on it. A cache that cannot reach what it caches must answer {@link Unavailable}.
 *
 * <p>Called by one thread at a time, once per cycle, never by the host's threads unless they call
 * {@link Kickoff#runOnce()}. May block, and the cycle waits: set a time-out. Failures are answers; an exception that
 * escapes counts as {@link Unavailable}. After a failure the library waits before it asks again.
 */
@FunctionalInterface
public interface PlanSource {
    /**
     * @param known the tag of the last {@link Changed} plan that the library has taken; null before the first and when
     *     the source gave none
     */
    Answer newest(@Nullable String known);

    /** What the source knows. */
    sealed interface Answer permits Changed, Unchanged, Unavailable {}

    /**
     * There is another plan than the known one, or perhaps the same again.
     *
     * @param envelope a signed plan as JSON, as from {@code GET …/plan}
     * @param tag names exactly this envelope, for example its ETag; null if {@link Unchanged} can never be said
     */
    record Changed(String envelope, @Nullable String tag) implements Answer {}

    /** The source has just made sure that the known plan is still the newest. */
    record Unchanged() implements Answer {}

    /**
     * The source cannot say. The plan in use keeps raising floors and lowers none.
     *
     * @param kind {@link LibraryError.Kind#NO_PLAN} if there is none for this service yet, which is no failure and asked
     *     again in the next cycle; otherwise what is wrong, which decides how long the library waits
     * @param message for people: what was found and what to do
     * @param askAgainAfter null if the source does not say; followed for a minute at most
     */
    record Unavailable(
            LibraryError.Kind kind,
            String message,
            @Nullable Duration askAgainAfter) implements Answer {}
}
