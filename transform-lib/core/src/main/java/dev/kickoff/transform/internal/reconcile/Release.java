package dev.kickoff.transform.internal.reconcile;

import dev.kickoff.schemas.Floor;
import dev.kickoff.transform.internal.plan.PlanFollower.Heard;
import dev.kickoff.transform.internal.plan.PlanInUse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a plan allows the minimum to be lowered. A plan that the hub has just confirmed counts as it stands. While nobody
 * can be asked, each of its floors outlasts its end by {@link PlanInUse#GRACE}: a plan that is signed and not expired is
 * still the best there is, but an event may have been extended a moment ago. If the hub answers with anything else than
 * this plan, or the plan has expired, nothing is lowered.
 *
 * @param floor not lowered below, in the plan's units
 * @param barrier what to say about a minimum that is kept because of it; null when the plan itself asks for it
 */
record Release(int floor, @Nullable String barrier) {
    static Release of(PlanInUse.Current current, Floor inForce, Heard heard, Instant now) {
        if (current.staleAt(now)) {
            return nothing("the plan expired at " + current.plan().validUntil());
        }
        return switch (heard) {
            case CONFIRMED -> new Release(inForce.capacity(), null);
            case OUT_OF_REACH -> late(current, now);
            case REFUSED -> nothing("the hub did not confirm the plan");
            case SERVICE_UNKNOWN -> nothing("the hub has no plan for this service");
        };
    }

    private static Release late(PlanInUse.Current current, Instant now) {
        String why =
                "nobody can confirm the plan, so its floors last " + PlanInUse.GRACE.toMinutes() + " minutes longer";
        Instant since = now.minus(PlanInUse.GRACE);
        if (since.isBefore(current.plan().validFrom())) {
            return nothing(why);
        }
        int highest = current.plan().floors().stream()
                .filter(floor ->
                        floor.until().isAfter(since) && !floor.startAt().isAfter(now))
                .mapToInt(Floor::capacity)
                .max()
                .orElse(Integer.MAX_VALUE);
        return new Release(highest, why);
    }

    private static Release nothing(String why) {
        return new Release(Integer.MAX_VALUE, why);
    }
}
