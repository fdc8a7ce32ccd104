package dev.kickoff.transform.testing.timetravel;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.transform.KickoffBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan against a service's configuration, one cycle of the real library per minute of simulated time, with a fake
 * hub and a simulated fleet. The same in every run: no sleeps, no random numbers, no system clock. A day takes about a
 * second. Not thread-safe.
 *
 * <pre>{@code
 * Timeline thursday = TimeTravel.with(myKickoffBuilder())
 *     .plan(PlanDocuments.fromFile(Path.of("thursday.json")))
 *     .fault(new Fault.HubDown(eightPm, ninePm))
 *     .run();
 * thursday.readyForEveryFloor().releasedBy(midnight, 4);
 * System.out.println(thursday.table());
 * }</pre>
 */
public final class TimeTravel {
    static final Duration STEP = Duration.ofMinutes(1);

    private final KickoffBuilder service;
    private final NavigableMap<Instant, CapacityPlan> later = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private @Nullable CapacityPlan plan;
    private Duration startUp = Duration.ofMinutes(3);
    private @Nullable Instant from;
    private @Nullable Instant until;
    private ZoneId zone = ZoneOffset.UTC;
    private ToIntFunction<Instant> reactiveTarget = at -> 0;

    private TimeTravel(KickoffBuilder service) {
        this.service = service;
    }

    /**
     * @param service as it is configured for production. Hub, actuator, clock and backup directory are replaced, the hub's
     *     key is added to the pinned ones, and it acts: use a builder of the test's own, that nothing is built with
     *     afterwards. What the service's listeners do is done.
     */
    public static TimeTravel with(KickoffBuilder service) {
        return new TimeTravel(service);
    }

    /** The plan that the hub has from the start; needed. It is signed anew with the fake hub's key. */
    public TimeTravel plan(CapacityPlan value) {
        plan = value;
        return this;
    }

    /** From then on the hub has this plan, for example because an event was extended; give it a higher version. */
    public TimeTravel planFrom(Instant at, CapacityPlan value) {
        later.put(at, value);
        return this;
    }

    public TimeTravel fault(Fault fault) {
        faults.add(fault);
        return this;
    }

    /** From launch to ready of the fleet's instances; three minutes by default. */
    public TimeTravel startUp(Duration value) {
        startUp = value;
        return this;
    }

    /** What the service's own reactive scaler asks for, in units; the minimum by default. */
    public TimeTravel reactiveTarget(ToIntFunction<Instant> unitsAt) {
        reactiveTarget = unitsAt;
        return this;
    }

    /** The first minute; the first plan's begin by default. */
    public TimeTravel from(Instant value) {
        from = value;
        return this;
    }

    /** The end, not included; the last plan's end by default. */
    public TimeTravel until(Instant value) {
        until = value;
        return this;
    }

    /** For the times of the table and of messages; UTC by default. */
    public TimeTravel zone(ZoneId value) {
        zone = value;
        return this;
    }

    /**
     * Travels on the caller's thread.
     *
     * @throws IllegalArgumentException if there is no plan, the builder lacks something, or the library refuses the plan,
     *     for example because it is another service's
     */
    public Timeline run() {
        if (plan == null) {
            throw new IllegalArgumentException("plan is required: what to run against the service");
        }
        Instant start = from == null ? plan.validFrom() : from;
        Instant end = until != null
                ? until
                : (later.isEmpty() ? plan : later.lastEntry().getValue()).validUntil();
        NavigableMap<Instant, CapacityPlan> plans = new TreeMap<>(later);
        plans.put(Instant.MIN, plan);
        try (Journey journey = new Journey(service, plans, List.copyOf(faults), startUp, reactiveTarget)) {
            return new Timeline(journey.travel(start.truncatedTo(ChronoUnit.MINUTES), end), zone);
        }
    }
}
