package dev.kickoff.transform.internal.hub;

import dev.kickoff.transform.LibraryError.Kind;
import dev.kickoff.transform.PlanSource;
import org.jspecify.annotations.Nullable;

/** Asks the hub, and lets it say that nothing has changed. */
public final class HubPlanSource implements PlanSource {
    private final HubClient hub;

    public HubPlanSource(HubClient hub) {
        this.hub = hub;
    }

    @Override
    public Answer newest(@Nullable String known) {
        HubAnswer answer = hub.get("/plan", known);
        if (answer instanceof HubAnswer.Not not) {
            // Plans are made after the registration.
            return new Unavailable(not.status() == 404 ? Kind.NO_PLAN : not.kind(), not.message(), not.retryAfter());
        }
        HubAnswer.Done done = (HubAnswer.Done) answer;
        return done.status() == 304 ? new Unchanged() : new Changed(done.body(), done.tag());
    }
}
