package dev.kickoff.hub.why;

import dev.kickoff.hub.planning.LaunchRate;
import dev.kickoff.hub.planning.PlanningPolicy;
import dev.kickoff.hub.plans.PlanBasis;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a floor starts when it starts.
 *
 * @param step against the floor before
 * @param leadTime from asking until healthy, or null where it plays no part or was not kept
 * @param schedulerSlack added to it, or null
 * @param latestStart {@code readyAt} less both, or null
 * @param ahead how much before {@code latestStart} it starts, negative if it starts too late; or null
 * @param dwell floors start at multiples of this since the epoch, or null if not kept
 * @param pacedBy the launch rate that moved it away from such a multiple, or null
 */
public record Timing(
        Step step,
        @Nullable Duration leadTime,
        @Nullable Duration schedulerSlack,
        @Nullable Instant latestStart,
        @Nullable Duration ahead,
        @Nullable Duration dwell,
        @Nullable LaunchRate pacedBy) {
    /** What a floor does to the capacity. */
    public enum Step {
        /** It had been asked for before the plan was made, or was in force then. */
        BEFORE,
        RAISE,
        RELEASE,
        /** As many units as before, for another reason. */
        SAME
    }

    static Timing of(CapacityPlan plan, int index, @Nullable PlanBasis basis) {
        Floor floor = plan.floors().get(index);
        Step step = step(plan, index);
        if (basis == null || step != Step.RAISE) {
            return new Timing(
                    step,
                    null,
                    null,
                    null,
                    null,
                    basis == null ? null : basis.shape().dwell(),
                    null);
        }
        PlanningPolicy shape = basis.shape();
        Duration lead = basis.registration().leadTime();
        Instant latest = floor.readyAt().minus(lead).minus(shape.schedulerSlack());
        return new Timing(
                step,
                lead,
                shape.schedulerSlack(),
                latest,
                Duration.between(floor.startAt(), latest),
                shape.dwell(),
                atMultiple(floor.startAt(), shape.dwell()) ? null : basis.launchRate());
    }

    private static Step step(CapacityPlan plan, int index) {
        Floor floor = plan.floors().get(index);
        if (index == 0 || !floor.startAt().isAfter(plan.issuedAt())) {
            return Step.BEFORE;
        }
        int before = plan.floors().get(index - 1).capacity();
        return floor.capacity() == before ? Step.SAME : floor.capacity() > before ? Step.RAISE : Step.RELEASE;
    }

    private static boolean atMultiple(Instant instant, Duration dwell) {
        return instant.getNano() == 0 && Math.floorMod(instant.getEpochSecond(), dwell.toSeconds()) == 0;
    }
}
