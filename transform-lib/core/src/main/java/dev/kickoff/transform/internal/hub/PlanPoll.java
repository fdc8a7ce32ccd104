package dev.kickoff.transform.internal.hub;

import dev.kickoff.transform.LibraryError.Kind;
import dev.kickoff.transform.PlanSource;
import dev.kickoff.transform.PlanSource.Answer;
import dev.kickoff.transform.PlanSource.Unavailable;
import dev.kickoff.transform.PlanSource.Unchanged;
import org.jspecify.annotations.Nullable;

/** Asks a source for the newest plan, after a failure less often. Used by one thread at a time. */
public final class PlanPoll {
    private final PlanSource source;
    private final Attempts attempts;
    private @Nullable String tag;

    public PlanPoll(PlanSource source, Attempts attempts) {
        this.source = source;
        this.attempts = attempts;
    }

    public boolean due() {
        return attempts.due();
    }

    /** Whether what came may be used is for others to say. */
    public Answer poll() {
        Answer answer = ask();
        if (answer instanceof Unchanged && tag == null) {
            // Nothing was asked about, so nothing can be confirmed.
            answer = new Unavailable(Kind.PLAN_REFUSED, "the plan is said to be unchanged, and none was known", null);
        }
        if (answer instanceof Unavailable unavailable && unavailable.kind() != Kind.NO_PLAN) {
            attempts.failed(unavailable.kind(), unavailable.askAgainAfter());
        } else {
            attempts.succeeded();
        }
        return answer;
    }

    /** The host's own source may do anything. */
    private Answer ask() {
        try {
            Answer answer = source.newest(tag);
            return answer != null ? answer : new Unavailable(Kind.UNEXPECTED, "the plan source gave no answer", null);
        } catch (RuntimeException | LinkageError | AssertionError thrown) {
            return new Unavailable(Kind.UNEXPECTED, "the plan source threw " + thrown, null);
        }
    }

    /** From now on the source may answer that nothing has changed since this plan. */
    public void accepted(@Nullable String newTag) {
        tag = newTag;
    }
}
