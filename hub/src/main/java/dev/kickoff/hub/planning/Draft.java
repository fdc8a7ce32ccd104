package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Quantile;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One service on its way through planning. Each stage fills in its part; a stage works on one draft in one thread and
 * reads of others only what an earlier stage left.
 */
final class Draft {
    final PlannedService planned;
    final ServiceRegistration service;
    final Demand demand;
    final Sizing sizing;
    final Asked asked;
    final Blocks blocks;
    final PlanningPolicy shape;
    final Quantile quantile;
    /** From asking for capacity until it is healthy, with slack. */
    final Duration lead;
    /** Events that count in the region, by id. */
    final Map<String, Event> events;

    final int count;
    private final int[] peaks;
    final int before;
    final List<Alert> alerts = new ArrayList<>();

    /** Left by {@link Shaping}. */
    Outline outline = new Outline(new int[0], new int[0], new int[0], new String[0], new int[0], 0);
    /** Left by {@link Shaping}: the outline without what pacing had asked for early, which keeps no callee busy yet. */
    Outline busy = outline;
    /** Left by {@link LaunchPools}: when each run must be asked for, in epoch seconds, where that is not its start. */
    long @Nullable [] earlier;
    /** Left by {@link LaunchPools}: units of each run that are not launched in time. */
    int @Nullable [] missing;

    Draft(
            PlannedService planned,
            Demand demand,
            Map<String, Event> events,
            Levels levels,
            Blocks blocks,
            PlanningPolicy shape) {
        this(
                planned,
                demand,
                events,
                new Sizing(planned.registration(), planned.policy(), levels),
                new Asked(
                        planned.lastPlan(), blocks.now(), planned.registration().minCapacity()),
                blocks,
                shape);
    }

    private Draft(
            PlannedService planned,
            Demand demand,
            Map<String, Event> events,
            Sizing sizing,
            Asked asked,
            Blocks blocks,
            PlanningPolicy shape) {
        this.planned = planned;
        this.service = planned.registration();
        this.demand = demand;
        this.sizing = sizing;
        this.asked = asked;
        this.blocks = blocks;
        this.shape = shape;
        this.quantile = planned.policy().quantileFor(service);
        this.lead = service.leadTime().plus(shape.schedulerSlack());
        this.events = events;
        this.count = blocks.before(demand.forecast().to());
        this.peaks = demand.peaks(blocks, leadSeconds());
        this.before = Math.min(asked.capacity(), sizing.limit());
    }

    /** The same as if nothing had been asked for before it is needed; this draft if nothing was. */
    Draft withoutEarly(@Nullable Callers callers) {
        int called = callers == null ? 0 : callers.units()[0];
        Asked onTime = asked.withoutEarly(Math.max(capacityAt(peaks[0]), Math.min(called, sizing.limit())));
        return onTime == asked ? this : new Draft(planned, demand, events, sizing, onTime, blocks, shape);
    }

    /** Rounded up. */
    long leadSeconds() {
        return lead.toSeconds() + (lead.getNano() > 0 ? 1 : 0);
    }

    /** See {@link Demand#peaks}. */
    int[] peaks() {
        return peaks;
    }

    int capacityAt(int step) {
        return step < 0 ? sizing.min() : sizing.capacity(demand.totalAt(step));
    }

    Need needAt(int step) {
        return step < 0 ? Need.NONE : sizing.need(demand.ownAt(step), demand.totalAt(step));
    }

    Influence.Named namedAt(int step) {
        return step < 0
                ? Influence.Named.NOTHING
                : demand.influence().at(demand.total().startOf(step));
    }

    /** Start of a step of the demand. */
    Instant at(int step) {
        return Instant.ofEpochSecond(demand.total().startOf(step));
    }

    /** Whether floors start now from nothing: then the load of now is carried already, by whatever runs. */
    boolean firstPlan() {
        return asked.inForce().isEmpty();
    }

    /** How critical it is, the smaller the more: by the service's tier, then by the most critical of its events. */
    int rank() {
        int tiers = Tier.values().length;
        int event = tiers;
        for (int peak : outline.peak()) {
            for (String id : namedAt(peak).events()) {
                Event known = events.get(id);
                event = known == null
                        ? event
                        : Math.min(event, known.criticality().ordinal());
            }
        }
        return service.tier().ordinal() * (tiers + 1) + event;
    }

    void startEarlier(int run, long second) {
        long[] moved = earlier;
        if (moved == null) {
            moved = new long[outline.runs()];
            Arrays.fill(moved, Long.MAX_VALUE);
            earlier = moved;
        }
        moved[run] = second;
    }

    void noteMissing(int run, int units) {
        int[] noted = missing;
        if (noted == null) {
            noted = new int[outline.runs()];
            missing = noted;
        }
        noted[run] = units;
    }

    /** When a run must be asked for; before now if that is too late already. */
    Instant askedAt(int run) {
        long[] moved = earlier;
        Instant start = blocks.start(outline.first()[run]);
        return moved != null && moved[run] < start.getEpochSecond() ? Instant.ofEpochSecond(moved[run]) : start;
    }

    /** Start of a block, or the end of the plan. */
    Instant border(int block) {
        return block == count ? demand.forecast().to() : blocks.start(block);
    }

    void alert(Alert.Kind kind, @Nullable String event, Instant at, String text) {
        alerts.add(new Alert(kind, service.service(), service.region(), event, at, text));
    }
}
