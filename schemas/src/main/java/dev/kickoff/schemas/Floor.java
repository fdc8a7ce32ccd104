package dev.kickoff.schemas;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Minimum capacity in {@code [startAt, until)}, asked for at {@code startAt} so that it is healthy by {@code readyAt}.
 *
 * @param startAt when the library raises the minimum
 * @param readyAt when the capacity must be healthy; not before startAt and not after until
 * @param until when the floor ends; the next floor of the plan starts here
 * @param capacity units
 * @param demand signal per step that the capacity serves, before headroom
 * @param quantile of the forecast that the demand was read from
 * @param headroomPct added to the demand
 * @param events ids of the events that raise the demand here, may be empty
 * @param phase of the event that raises it most, or null outside events
 * @param clippedBy {@code minCapacity}, {@code maxCapacity}, {@code quota} or {@code ladder} when that limit and not the
 *     demand gave the number, else null
 * @param unmet units that the demand would need above the capacity, 0 unless clipped from above
 * @param failOverPct share of other regions' traffic that the capacity could take over, in percent of the demand
 * @param raisedBy what asked for more than demand and limits do: {@code hold}, {@code exit} (the event's exit phase),
 *     {@code traffic} (what came in just now), {@code dwell}, or {@code dependency:} and the calling service; else null
 * @param degradationLevel 0 when all demand is served, up to {@value #MAX_DEGRADATION} as more of it is unmet; the team
 *     maps levels to what its service leaves out
 */
public record Floor(
        Instant startAt,
        Instant readyAt,
        Instant until,
        int capacity,
        double demand,
        Quantile quantile,
        double headroomPct,
        List<String> events,
        @Nullable String phase,
        @Nullable String clippedBy,
        int unmet,
        Double failOverPct,
        @Nullable String raisedBy,
        Integer degradationLevel) {
    public static final int MAX_DEGRADATION = 4;

    /** A floor for the demand of its own region alone, all of it served. */
    public Floor(
            Instant startAt,
            Instant readyAt,
            Instant until,
            int capacity,
            double demand,
            Quantile quantile,
            double headroomPct,
            List<String> events,
            @Nullable String phase,
            @Nullable String clippedBy,
            int unmet) {
        this(
                startAt,
                readyAt,
                until,
                capacity,
                demand,
                quantile,
                headroomPct,
                events,
                phase,
                clippedBy,
                unmet,
                0.0,
                null,
                0);
    }

    public Floor {
        Check.required(startAt, "floors.startAt");
        Check.required(readyAt, "floors.readyAt");
        Check.required(until, "floors.until");
        Check.require(startAt.isBefore(until), () -> "floors.until", until, () -> "must be after startAt " + startAt);
        Check.require(
                !readyAt.isBefore(startAt) && !readyAt.isAfter(until),
                () -> "floors.readyAt",
                readyAt,
                () -> "must lie between startAt " + startAt + " and until " + until);
        Check.require(capacity >= 0, "floors.capacity", capacity, "must not be negative");
        Check.notNegative(demand, "floors.demand");
        Check.required(quantile, "floors.quantile");
        Check.notNegative(headroomPct, "floors.headroomPct");
        events = Check.listOrEmpty(events, "events");
        Check.require(unmet >= 0, "floors.unmet", unmet, "must not be negative");
        // Absent in plans from before there were these.
        failOverPct = failOverPct == null ? 0.0 : Check.notNegative(failOverPct, "floors.failOverPct");
        degradationLevel = degradationLevel == null ? 0 : degradationLevel;
        Check.require(
                degradationLevel >= 0 && degradationLevel <= MAX_DEGRADATION,
                "floors.degradationLevel",
                degradationLevel,
                "must be between 0 and " + MAX_DEGRADATION);
    }

    /** The same floor with other borders; {@code readyAt} is moved inside if it has to be. */
    public Floor between(Instant newStartAt, Instant newReadyAt, Instant newUntil) {
        Instant ready = newReadyAt.isBefore(newStartAt) ? newStartAt : newReadyAt;
        return new Floor(
                newStartAt,
                ready.isAfter(newUntil) ? newUntil : ready,
                newUntil,
                capacity,
                demand,
                quantile,
                headroomPct,
                events,
                phase,
                clippedBy,
                unmet,
                failOverPct,
                raisedBy,
                degradationLevel);
    }

    public boolean covers(Instant instant) {
        return !instant.isBefore(startAt) && instant.isBefore(until);
    }
}
