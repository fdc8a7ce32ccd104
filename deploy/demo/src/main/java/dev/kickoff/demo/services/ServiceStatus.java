package dev.kickoff.demo.services;

import dev.kickoff.schemas.Report.PlanSource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One sample service at a glance.
 *
 * @param planVersion of the plan in use, null without one
 * @param planSource where that plan came from
 * @param stale whether the plan in use has expired
 * @param confirmedAt when the hub last said that this plan is the newest, null if it has not since the start
 * @param floor units that the simulated fleet may not go below
 * @param desired units asked for
 * @param ready units that serve
 * @param needed units that this minute's traffic keeps busy, rounded up
 * @param minutesShort minutes since the start in which the traffic needed more than was ready
 * @param reactiveOnlyReady units that serve in a second simulated fleet without plan and library
 * @param reactiveOnlyMinutesShort the same count for that fleet
 */
public record ServiceStatus(
        String service,
        String region,
        @Nullable Long planVersion,
        PlanSource planSource,
        boolean stale,
        @Nullable Instant confirmedAt,
        int floor,
        int desired,
        int ready,
        int needed,
        long minutesShort,
        int reactiveOnlyReady,
        long reactiveOnlyMinutesShort) {}
