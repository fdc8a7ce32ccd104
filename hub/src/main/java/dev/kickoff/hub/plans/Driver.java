package dev.kickoff.hub.plans;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for one signal and region when its services were planned, and whether they are to be planned again. Used by
 * the planning cycle's thread only.
 */
final class Driver {
    /** Checks to leave out after a failure, so that a forecaster in trouble is not hammered. */
    private static final int PAUSE_AFTER_FAILURE = 5;

    private final Clock clock;
    private final Duration refresh;
    private @Nullable Instant plannedAt;
    private boolean deliberate;
    private int pause;

    Driver(Clock clock, Duration refresh) {
        this.clock = clock;
        this.refresh = refresh;
    }

    /** Somebody changed an event or a service: plan at once, and let the plan go down at once too. */
    void changed() {
        deliberate = true;
        pause = 0;
    }

    boolean deliberate() {
        return deliberate;
    }

    /** To be called once per check. */
    boolean due() {
        if (pause > 0) {
            pause--;
            return false;
        }
        Instant last = plannedAt;
        Instant now = clock.instant();
        // A clock that was set back makes everything due.
        return deliberate || last == null || now.isBefore(last) || !now.isBefore(last.plus(refresh));
    }

    /**
     * @param startedAt when planning looked at the clock first: what came after is not in the plan
     */
    void planned(Instant startedAt) {
        plannedAt = startedAt;
        deliberate = false;
        pause = 0;
    }

    /** Tried again after a pause, with everything that was due still due. */
    void failed() {
        plannedAt = null;
        pause = PAUSE_AFTER_FAILURE;
    }
}
