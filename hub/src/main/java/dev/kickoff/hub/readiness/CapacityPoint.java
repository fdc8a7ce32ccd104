package dev.kickoff.hub.readiness;

import dev.kickoff.schemas.Report;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Capacity of a service in a region as one report said it.
 *
 * @param floor units, null when the library had no plan
 * @param desired units asked for, null when they could not be read
 * @param ready units healthy, null when they could not be read
 * @param stale whether the plan in use had expired
 */
public record CapacityPoint(
        Instant at,
        @Nullable Integer floor,
        @Nullable Integer desired,
        @Nullable Integer ready,
        Report.Mode mode,
        boolean stale) {}
