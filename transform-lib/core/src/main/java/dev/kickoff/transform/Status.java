package dev.kickoff.transform;

import dev.kickoff.schemas.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the library is doing, as of its last cycle.
 *
 * @param mode whether it acts or only says what it would do
 * @param registered whether the hub has taken the registration
 * @param planVersion of the plan in use, null without one
 * @param source where that plan came from; {@code BACKUP} until the hub has confirmed or replaced it
 * @param confirmedAt when the hub last said that this is the newest plan; null if it has not since the start
 * @param planAge time since {@code confirmedAt}, or since the plan was issued if it came from the backup; null without
 *     a plan
 * @param stale whether the plan in use has expired
 * @param floorInForce units, null without a plan
 * @param capacity of the target as this process last read it, which is long ago where another one acts; null before the
 *     first time
 * @param leadTimeMeasured from the last raise to healthy, null before the first
 * @param leadTimeP95 95 of 100 raises were healthy within this time; null until ten were measured, of which the last 100
 *     count, over restarts if there is a backup directory
 * @param degradationLevel from 0, the plan serves all demand, to {@link dev.kickoff.schemas.Floor#MAX_DEGRADATION}
 * @param paused why nothing is changed on the target, null if it is not paused
 * @param findings what is not as it should be, as long as it lasts
 * @param lastCycleAt null before the first cycle
 * @param lastError null if there was none yet; stays after it is over, see its time
 * @param turn whether this process or another instance calls the target, null before the first cycle
 */
public record Status(
        Report.Mode mode,
        boolean registered,
        @Nullable Long planVersion,
        Report.PlanSource source,
        @Nullable Instant confirmedAt,
        @Nullable Duration planAge,
        boolean stale,
        @Nullable Integer floorInForce,
        @Nullable CapacityState capacity,
        @Nullable Duration leadTimeMeasured,
        @Nullable Duration leadTimeP95,
        int degradationLevel,
        @Nullable String paused,
        List<Report.Finding> findings,
        @Nullable Instant lastCycleAt,
        @Nullable LibraryError lastError,
        @Nullable Turn turn) {}
