package dev.kickoff.hub.planning;

import dev.kickoff.hub.planning.PlanComparison.Change;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether one plan follows another. Capacity goes up at once. It goes down when people asked for it, or when the wish for
 * less has lasted for {@link PlanRhythm#lowerAfter}.
 *
 * @param verdict what becomes of the new plan
 * @param lowerWantedSince since when less has been wanted without a break, null when it is not or was just granted; to be
 *     given to the next decision
 */
public record Succession(Verdict verdict, @Nullable Instant lowerWantedSince) {
    /** What becomes of a new plan. */
    public enum Verdict {
        KEEP,
        PUBLISH,
        /** It has to go out, but planned again with the floors of the next {@link PlanRhythm#lowerAfter} kept. */
        PUBLISH_WITHOUT_LOWERING
    }

    /**
     * What came of planning one service anew.
     *
     * @param planned what was planned, whatever becomes of it
     * @param next the plan to publish, or null to keep the one in force
     * @param lowerWantedSince as in {@link Succession}
     */
    public record Step(
            PlanResult planned,
            @Nullable CapacityPlan next,
            @Nullable Instant lowerWantedSince) {}

    /**
     * @param inForce null when there is none
     * @param deliberate whether people changed an event or a service: then a lower plan need not wait
     * @param lowerWantedSince of the decision before; after now, because a clock was set back, it starts anew
     */
    public static Succession decide(
            @Nullable CapacityPlan inForce,
            CapacityPlan next,
            Instant now,
            boolean deliberate,
            @Nullable Instant lowerWantedSince,
            PlanRhythm rhythm) {
        if (inForce == null) {
            return new Succession(Verdict.PUBLISH, null);
        }
        Change change = PlanComparison.of(inForce, next, now, rhythm.leastValidity());
        if (!deliberate && PlanComparison.lowers(inForce, next, now)) {
            Instant since = lowerWantedSince == null || lowerWantedSince.isAfter(now) ? now : lowerWantedSince;
            if (now.isBefore(since.plus(rhythm.lowerAfter()))) {
                return new Succession(change == Change.LOWER ? Verdict.KEEP : Verdict.PUBLISH_WITHOUT_LOWERING, since);
            }
        }
        return new Succession(change == Change.NONE ? Verdict.KEEP : Verdict.PUBLISH, null);
    }

    /**
     * Plans one service by itself and decides what becomes of the plan.
     *
     * @param forecast of its signal and region, covering {@code now}
     * @param events newest revisions; may be more than the forecast used
     * @param service with the plan in force; its {@code keepUntil} is {@code now}
     */
    public static Step plan(
            Forecast forecast,
            List<Event> events,
            PlannedService service,
            Instant now,
            PlanningPolicy shape,
            boolean deliberate,
            @Nullable Instant lowerWantedSince,
            PlanRhythm rhythm) {
        PlanResult result = alone(forecast, events, service, now, shape);
        if (!(result instanceof PlanResult.Planned planned)) {
            return new Step(result, null, lowerWantedSince);
        }
        Succession succession = decide(service.lastPlan(), planned.plan(), now, deliberate, lowerWantedSince, rhythm);
        CapacityPlan next =
                switch (succession.verdict()) {
                    case KEEP -> null;
                    case PUBLISH -> planned.plan();
                    case PUBLISH_WITHOUT_LOWERING -> {
                        PlannedService keeping = service.keepingUntil(now.plus(rhythm.lowerAfter()));
                        yield alone(forecast, events, keeping, now, shape) instanceof PlanResult.Planned kept
                                ? kept.plan()
                                : null;
                    }
                };
        return new Step(result, next, succession.lowerWantedSince());
    }

    private static PlanResult alone(
            Forecast forecast, List<Event> events, PlannedService service, Instant now, PlanningPolicy shape) {
        FleetRequest fleet = new FleetRequest(now, List.of(forecast), events, List.of(service), List.of(), shape);
        return FleetPlanner.plan(fleet).plans().get(0).result();
    }
}
