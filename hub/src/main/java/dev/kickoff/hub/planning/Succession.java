package dev.kickoff.hub.planning;

import dev.kickoff.hub.planning.PlanComparison.Change;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.ServiceRegistration;
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
     * Plans one service with the {@link Planner} and decides what becomes of it.
     *
     * @param request its {@code lastPlan} is the plan in force
     */
    public static Step plan(
            Forecast forecast,
            ServiceRegistration service,
            List<Event> events,
            PlanRequest request,
            boolean deliberate,
            @Nullable Instant lowerWantedSince,
            PlanRhythm rhythm) {
        PlanResult result = Planner.plan(forecast, service, events, request);
        if (!(result instanceof PlanResult.Planned planned)) {
            return new Step(result, null, lowerWantedSince);
        }
        Instant now = request.now();
        Succession succession = decide(request.lastPlan(), planned.plan(), now, deliberate, lowerWantedSince, rhythm);
        CapacityPlan next =
                switch (succession.verdict()) {
                    case KEEP -> null;
                    case PUBLISH -> planned.plan();
                    case PUBLISH_WITHOUT_LOWERING -> {
                        PlanRequest keeping = request.keepingUntil(now.plus(rhythm.lowerAfter()));
                        yield Planner.plan(forecast, service, events, keeping) instanceof PlanResult.Planned kept
                                ? kept.plan()
                                : null;
                    }
                };
        return new Step(result, next, succession.lowerWantedSince());
    }
}
