package dev.kickoff.transform.internal.hub;

import dev.kickoff.transform.LibraryError.Kind;
import org.jspecify.annotations.Nullable;

/** Asks the hub for the newest plan, and lets it say that nothing has changed. Used by one thread at a time. */
public final class PlanPoll {
    /** What the hub said. */
    public sealed interface Result {}

    /**
     * A plan came; whether it may be used is for others to say.
     *
     * @param etag to hand to {@link #accepted} if it is used
     */
    public record Changed(String envelope, @Nullable String etag) implements Result {}

    /** The plan accepted last is still the newest. */
    public record Unchanged() implements Result {}

    /** The hub could not be asked, or gave no plan. */
    public record Unavailable(Kind kind, String message, boolean serviceUnknown) implements Result {}

    private final HubClient hub;
    private final Attempts attempts;
    private @Nullable String etag;

    public PlanPoll(HubClient hub, Attempts attempts) {
        this.hub = hub;
        this.attempts = attempts;
    }

    public boolean due() {
        return attempts.due();
    }

    public Result poll() {
        HubAnswer answer = hub.get("/plan", etag);
        if (answer instanceof HubAnswer.Not not) {
            boolean none = not.status() == 404;
            if (none) {
                // Not a failure: plans are made after the registration.
                attempts.succeeded();
            } else {
                attempts.failed(not);
            }
            return new Unavailable(none ? Kind.NO_PLAN : not.kind(), not.message(), none);
        }
        attempts.succeeded();
        HubAnswer.Done done = (HubAnswer.Done) answer;
        if (done.status() == 304) {
            return etag == null
                    ? new Unavailable(Kind.HUB_ERROR, "the hub said 304 to a question without an ETag", false)
                    : new Unchanged();
        }
        return new Changed(done.body(), done.etag());
    }

    /** From now on the hub may answer that nothing has changed since this plan. */
    public void accepted(@Nullable String newEtag) {
        etag = newEtag;
    }
}
