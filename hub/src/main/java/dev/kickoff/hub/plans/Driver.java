package dev.kickoff.hub.plans;

import dev.kickoff.hub.planning.PlanRhythm;
import dev.kickoff.hub.planning.PlanSchedule;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the {@link PlanSchedule} of one signal and region, and leaves a forecaster in trouble alone for a while. Used by
 * the planning cycle's thread only.
 */
final class Driver {
    /** Checks to leave out after a failure, so that a forecaster in trouble is not hammered. */
    private static final int PAUSE_AFTER_FAILURE = 5;

    private final Clock clock;
    private final PlanRhythm rhythm;
    private PlanSchedule schedule = PlanSchedule.NEW;
    private int pause;

    Driver(Clock clock, PlanRhythm rhythm) {
        this.clock = clock;
        this.rhythm = rhythm;
    }

    /** Somebody changed an event or a service: plan at once, and let the plan go down at once too. */
    void changed() {
        schedule = schedule.changed();
        pause = 0;
    }

    /** @param count of the changes of the signal's traffic; null while no event is on, when nobody has to hurry */
    void traffic(@Nullable Long count) {
        schedule = schedule.withTraffic(count);
    }

    boolean deliberate() {
        return schedule.deliberate();
    }

    /** To be called once per check. */
    boolean due() {
        if (pause > 0) {
            pause--;
            return false;
        }
        return schedule.isDue(clock.instant(), rhythm);
    }

    /**
     * @param startedAt when planning looked at the clock first: what came after is not in the plan
     */
    void planned(Instant startedAt) {
        schedule = schedule.planned(startedAt);
        pause = 0;
    }

    /** Tried again after a pause, with everything that was due still due. */
    void failed() {
        schedule = schedule.failed();
        pause = PAUSE_AFTER_FAILURE;
    }
}
