package dev.kickoff.hub.plans;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the plans of a service stand.
 *
 * @param version of the newest plan; 0 when there is none
 * @param reported the highest version that a library has said it holds
 * @param lowerWantedSince since when less capacity has been wanted without a break
 * @param inputs digest of what people had set when it was planned last; null before
 * @param problem why there was no new plan when it was planned last; null when that went well
 */
record PlanHead(
        long version,
        long reported,
        @Nullable Instant lowerWantedSince,
        @Nullable String inputs,
        @Nullable String problem) {
    static final PlanHead NONE = new PlanHead(0, 0, null, null, null);

    /**
     * The version of the next plan. A database that was restored knows fewer versions than the libraries, which never go
     * back to an older one: so the next is above theirs too.
     */
    long next() {
        return Math.max(version, reported) + 1;
    }

    /** Libraries hold a version that this database does not know. */
    boolean isBehind() {
        return reported > version;
    }
}
