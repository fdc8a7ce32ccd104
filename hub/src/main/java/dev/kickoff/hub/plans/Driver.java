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
    private final Duration liveRefresh;
    private @Nullable Instant plannedAt;
    private @Nullable Long changes;
    private @Nullable Long plannedChanges;
    private boolean deliberate;
    private int pause;

    /** @param liveRefresh shortest time between two plans that only new traffic asked for */
    Driver(Clock clock, Duration refresh, Duration liveRefresh) {
        this.clock = clock;
        this.refresh = refresh;
        this.liveRefresh = liveRefresh;
    }

    /** Somebody changed an event or a service: plan at once, and let the plan go down at once too. */
    void changed() {
        deliberate = true;
        pause = 0;
    }

    /** @param count of the changes of the signal's traffic; null while no event is on, when nobody has to hurry */
    void traffic(@Nullable Long count) {
        changes = count;
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
        if (deliberate || last == null || now.isBefore(last)) {
            return true;
        }
        boolean news = changes != null && !changes.equals(plannedChanges);
        return !now.isBefore(last.plus(news && liveRefresh.compareTo(refresh) < 0 ? liveRefresh : refresh));
    }

    /**
     * @param startedAt when planning looked at the clock first: what came after is not in the plan
     */
    void planned(Instant startedAt) {
        plannedAt = startedAt;
        // As counted before planning began: what came meanwhile may or may not be in the plan.
        plannedChanges = changes;
        deliberate = false;
        pause = 0;
    }

    /** Tried again after a pause, with everything that was due still due. */
    void failed() {
        plannedAt = null;
        pause = PAUSE_AFTER_FAILURE;
    }
}
