package dev.kickoff.hub.planning;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the services of one signal and region were planned, and whether they are to be planned again. A value: every
 * change gives another schedule.
 *
 * @param plannedAt when the last planning that went well looked at the clock; null to plan as soon as possible
 * @param changes of the signal's traffic as counted last; null while no event is on, when nobody has to hurry
 * @param plannedChanges the count of the last planning
 * @param deliberate whether people changed an event or a service since: plan at once, and let the plan go down at once
 */
public record PlanSchedule(
        @Nullable Instant plannedAt,
        @Nullable Long changes,
        @Nullable Long plannedChanges,
        boolean deliberate) {
    /** Nothing was planned yet. */
    public static final PlanSchedule NEW = new PlanSchedule(null, null, null, false);

    /** Somebody changed an event or a service. */
    public PlanSchedule changed() {
        return new PlanSchedule(plannedAt, changes, plannedChanges, true);
    }

    /** @param count of the changes of the signal's traffic; null while no event is on */
    public PlanSchedule withTraffic(@Nullable Long count) {
        return new PlanSchedule(plannedAt, count, plannedChanges, deliberate);
    }

    /**
     * It went well.
     *
     * @param startedAt when planning looked at the clock first: what came after is not in the plan
     */
    public PlanSchedule planned(Instant startedAt) {
        // As counted before planning began: what came meanwhile may or may not be in the plan.
        return new PlanSchedule(startedAt, changes, changes, false);
    }

    /** It did not go well: everything that was due is still due. */
    public PlanSchedule failed() {
        return new PlanSchedule(null, changes, plannedChanges, deliberate);
    }

    /** Whether to plan now. */
    public boolean isDue(Instant now, PlanRhythm rhythm) {
        Instant last = plannedAt;
        // A clock that was set back makes everything due.
        if (deliberate || last == null || now.isBefore(last)) {
            return true;
        }
        boolean news = changes != null && !changes.equals(plannedChanges);
        boolean hurry = news && rhythm.liveRefresh().compareTo(rhythm.refresh()) < 0;
        Duration wait = hurry ? rhythm.liveRefresh() : rhythm.refresh();
        return !now.isBefore(last.plus(wait));
    }
}
