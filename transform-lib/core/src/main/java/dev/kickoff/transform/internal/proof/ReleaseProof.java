package dev.kickoff.transform.internal.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Proves that capacity goes after the floor was lowered. Taking it away is the reactive scaler's business, so it is given
 * time, and what stays is only said. Forgotten at a restart. Used by one thread at a time.
 */
final class ReleaseProof {
    private static final int MOST = 64;

    private final Findings findings;
    private final Duration releaseTime;
    private @Nullable Integer minimum;
    private final Deque<Lowered> pending = new ArrayDeque<>();

    private record Lowered(int from, int to, Instant at) {}

    ReleaseProof(Findings findings, Duration releaseTime) {
        this.findings = findings;
        this.releaseTime = releaseTime;
    }

    /**
     * @param left the minimum that this cycle leaves, null when it is not Kickoff's doing
     * @param desired units asked for, null if unknown
     */
    void watch(@Nullable Integer left, @Nullable Integer desired, Instant now) {
        Integer before = minimum;
        minimum = left;
        if (left != null && before != null && left < before) {
            if (pending.size() == MOST) {
                pending.removeFirst();
            }
            pending.addLast(new Lowered(before, left, now));
        }
        if (desired == null) {
            return;
        }
        pending.removeIf(lowered -> desired < lowered.from() || (left != null && left >= lowered.from()));
        Lowered oldest = pending.peekFirst();
        if (oldest == null) {
            findings.over(Findings.NOT_RELEASED);
        } else if (!now.isBefore(oldest.at().plus(releaseTime))) {
            findings.found(
                    Findings.NOT_RELEASED,
                    desired + " are still asked for, more than " + releaseTime + " after the floor was lowered from "
                            + oldest.from() + " to " + oldest.to() + " at " + oldest.at()
                            + ": the traffic may still need them; or scale-in is disabled in a scaling policy, the"
                            + " policies do not all agree, or the units are protected from scale-in",
                    Duration.ZERO,
                    now);
        }
    }
}
