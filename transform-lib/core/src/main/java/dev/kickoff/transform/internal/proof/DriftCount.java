package dev.kickoff.transform.internal.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Notices that somebody sets our floor back again and again. Used by one thread at a time. */
final class DriftCount {
    static final int REPEATED = 2;
    static final Duration WINDOW = Duration.ofDays(1);

    private final Findings findings;
    private final Deque<Instant> drifts = new ArrayDeque<>();

    DriftCount(Findings findings) {
        this.findings = findings;
    }

    /** @param advice what to do about it, null if nobody knows */
    void drifted(@Nullable String advice, Instant now) {
        drifts.addLast(now);
        forgetOld(now);
        if (drifts.size() >= REPEATED) {
            findings.found(
                    Findings.DRIFT,
                    "somebody lowered the minimum " + drifts.size() + " times within " + WINDOW
                            + "; Kickoff raised it again" + (advice == null ? "" : ". " + advice),
                    Duration.ZERO,
                    now);
        }
    }

    /** Once per cycle. */
    void forgetOld(Instant now) {
        while (!drifts.isEmpty() && drifts.getFirst().plus(WINDOW).isBefore(now)) {
            drifts.removeFirst();
        }
        if (drifts.isEmpty()) {
            findings.over(Findings.DRIFT);
        }
    }
}
