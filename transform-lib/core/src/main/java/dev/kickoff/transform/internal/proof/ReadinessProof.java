package dev.kickoff.transform.internal.proof;

import dev.kickoff.schemas.Floor;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.internal.events.Events;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Proves that capacity is healthy by the floor's {@code readyAt}, and escalates when it is not: the raise is tried again
 * when it had no effect, then the capacity is late until it is ready. Used by one thread at a time.
 */
final class ReadinessProof {
    /** What was read just before a raise that is due at once does not make it late. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** In which time a raised minimum makes a platform ask for the units, unless it never will. */
    private static final Duration EFFECT = Duration.ofMinutes(1);

    private static final Duration LONGEST_BETWEEN_TRIES = Duration.ofMinutes(10);

    private final Findings findings;
    private final Events events;
    /** Units whose readyAt has come, null if none. */
    private @Nullable Integer due;

    private @Nullable Instant dueSince;
    private boolean toldLate;
    private @Nullable Instant tryAgainAt;
    private Duration betweenTries = EFFECT;

    ReadinessProof(Findings findings, Events events) {
        this.findings = findings;
        this.events = events;
    }

    void watch(Floor floor, int wanted, CapacityState state, Instant now) {
        if (!now.isBefore(floor.readyAt())) {
            due = wanted;
            dueSince = floor.readyAt();
        } else if (due != null) {
            due = Math.min(due, wanted);
        }
        if (due == null || state.ready() == null) {
            return;
        }
        if (state.ready() >= due) {
            toldLate = false;
            findings.over(Findings.LATE);
            return;
        }
        String message = state.ready() + " of " + due + " are ready, due at " + dueSince + why(state, due);
        findings.found(Findings.LATE, message, GRACE, now);
        if (!toldLate) {
            toldLate = true;
            events.tell(listener -> listener.onLate(floor, state));
        }
    }

    private static String why(CapacityState state, int due) {
        if (state.floor() != null && state.floor() < due) {
            return "; the target's minimum is " + state.floor();
        }
        if (state.desired() != null && state.desired() < due) {
            return "; the target asks for " + state.desired() + " only";
        }
        return "; the rest is asked for and not healthy";
    }

    /**
     * Whether a raise that was made has had no effect and should be made again: after a minute, at once when time is
     * running out, then more and more rarely.
     *
     * @param leadTime from asking for capacity to healthy capacity
     */
    boolean mustTryAgain(Floor floor, int wanted, CapacityState state, Duration leadTime, Instant now) {
        if (state.desired() == null || state.desired() >= wanted) {
            tryAgainAt = null;
            betweenTries = EFFECT;
            return false;
        }
        if (tryAgainAt == null) {
            boolean hurry = !now.isBefore(floor.startAt().plus(leadTime)) || !now.isBefore(floor.readyAt());
            tryAgainAt = hurry ? now : now.plus(EFFECT);
        }
        if (now.isBefore(tryAgainAt)) {
            return false;
        }
        tryAgainAt = now.plus(betweenTries);
        Duration doubled = betweenTries.multipliedBy(2);
        betweenTries = doubled.compareTo(LONGEST_BETWEEN_TRIES) < 0 ? doubled : LONGEST_BETWEEN_TRIES;
        return true;
    }
}
