package dev.kickoff.schemas;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Immutable, versioned floors of one service in one region. A plan has no holes: each floor starts where the one before
 * it ends. After its last floor the plan has expired; the library then keeps the last floor and says it is stale.
 *
 * @param version rises with every plan of this service and region; the newer version wins, the older never
 * @param issuedAt when the hub made it
 * @param signal that drives the service
 * @param unit of capacity
 * @param floors in order, at least one
 * @param warnings for people, for example what was clipped
 * @param cost of the floors alone from issuedAt to the end of the last one, or null when it was not worked out
 * @param steps other things to have ready for the events, in order of their deadlines
 * @param paused why the library must change nothing while this is the plan, or null to follow it
 */
public record CapacityPlan(
        String service,
        String region,
        long version,
        Instant issuedAt,
        String signal,
        String unit,
        List<Floor> floors,
        List<String> warnings,
        Provenance provenance,
        @Nullable Cost cost,
        List<PlanStep> steps,
        @Nullable String paused) {

    /** A plan to follow. */
    public CapacityPlan(
            String service,
            String region,
            long version,
            Instant issuedAt,
            String signal,
            String unit,
            List<Floor> floors,
            List<String> warnings,
            Provenance provenance,
            @Nullable Cost cost,
            List<PlanStep> steps) {
        this(service, region, version, issuedAt, signal, unit, floors, warnings, provenance, cost, steps, null);
    }

    /** A plan without cost and steps. */
    public CapacityPlan(
            String service,
            String region,
            long version,
            Instant issuedAt,
            String signal,
            String unit,
            List<Floor> floors,
            List<String> warnings,
            Provenance provenance) {
        this(service, region, version, issuedAt, signal, unit, floors, warnings, provenance, null, List.of());
    }

    /**
     * What the floors cost if nothing runs above them.
     *
     * @param unitHours capacity times hours
     * @param usd in US dollars, or null when the unit's price is unknown
     */
    public record Cost(double unitHours, @Nullable BigDecimal usd) {
        public Cost {
            Check.notNegative(unitHours, "cost.unitHours");
            Check.require(usd == null || usd.signum() >= 0, "cost.usd", usd, "must not be negative");
        }
    }

    /**
     * Something to have ready for an event that is not capacity of the service.
     *
     * @param event id
     * @param name as the service registered it
     * @param dueAt when it must have been started at the latest
     */
    public record PlanStep(String event, String name, PrepStep.Kind kind, Instant dueAt) {
        public PlanStep {
            Check.identifier(event, "steps.event");
            Check.text(name, "steps.name");
            Check.required(kind, "steps.kind");
            Check.required(dueAt, "steps.dueAt");
        }
    }

    /**
     * Why the plan says what it says.
     *
     * @param forecastId the forecast it was made from
     * @param forecastModel and its model
     * @param planner version of the planning code
     * @param eventRevisions event id to the revision used
     */
    public record Provenance(
            String forecastId, String forecastModel, String planner, Map<String, Integer> eventRevisions) {
        public Provenance {
            Check.identifier(forecastId, "provenance.forecastId");
            Check.text(forecastModel, "provenance.forecastModel");
            Check.text(planner, "provenance.planner");
            eventRevisions = Check.mapOrEmpty(eventRevisions, "eventRevisions");
        }
    }

    public CapacityPlan {
        Check.identifier(service, "service");
        Check.identifier(region, "region");
        Check.require(version >= 1, "version", version, "must be 1 or more");
        Check.required(issuedAt, "issuedAt");
        Check.identifier(signal, "signal");
        Check.text(unit, "unit");
        floors = Check.listOrEmpty(floors, "floors");
        Check.require(!floors.isEmpty(), "floors", 0, "must hold at least one floor");
        for (int i = 1; i < floors.size(); i++) {
            int index = i;
            Instant end = floors.get(i - 1).until();
            Check.require(
                    floors.get(i).startAt().equals(end),
                    () -> "floors[" + index + "].startAt",
                    floors.get(i).startAt(),
                    () -> "must be where the floor before it ends: " + end);
        }
        warnings = Check.listOrEmpty(warnings, "warnings");
        Check.required(provenance, "provenance");
        steps = Check.listOrEmpty(steps, "steps");
    }

    public Instant validFrom() {
        return floors.get(0).startAt();
    }

    /** End of the last floor: from here on the plan is stale. */
    public Instant validUntil() {
        return floors.get(floors.size() - 1).until();
    }

    /** The same floors as a new version, with or without a pause. */
    public CapacityPlan again(long newVersion, Instant newIssuedAt, @Nullable String newPaused) {
        return new CapacityPlan(
                service,
                region,
                newVersion,
                newIssuedAt,
                signal,
                unit,
                floors,
                warnings,
                provenance,
                cost,
                steps,
                newPaused);
    }

    /** The floor in force, or empty before the first and after the last. */
    public Optional<Floor> floorAt(Instant instant) {
        return floors.stream().filter(floor -> floor.covers(instant)).findFirst();
    }
}
