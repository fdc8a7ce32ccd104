package dev.kickoff.hub.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kickoff.hub.planning.Succession.Verdict;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Forecast;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuccessionTest {
    private static final Instant NOON = Instant.parse("1998-06-10T12:00:00Z");
    private static final PlanRhythm RHYTHM = PlanRhythm.DEFAULT;

    private final CapacityPlan twentyUnits = plan(null, NOON, 2_000, 2_000);

    @Test
    void theFirstPlanIsPublished() {
        assertEquals(
                Verdict.PUBLISH, decide(null, twentyUnits, NOON, false, null).verdict());
    }

    @Test
    void theSameAgainIsKept() {
        assertEquals(
                Verdict.KEEP,
                next(NOON.plusSeconds(60), 2_000, 2_000, false, null).verdict());
    }

    @Test
    void moreIsPublishedAtOnce() {
        assertEquals(
                Verdict.PUBLISH,
                next(NOON.plusSeconds(60), 3_000, 3_000, false, null).verdict());
    }

    @Test
    void lessWaitsUntilItWasWantedForLongEnough() {
        Instant first = NOON.plusSeconds(60);
        Succession wish = next(first, 500, 500, false, null);
        assertEquals(new Succession(Verdict.KEEP, first), wish);
        Instant almost = first.plus(RHYTHM.lowerAfter()).minusSeconds(1);
        assertEquals(wish, next(almost, 500, 500, false, wish.lowerWantedSince()));
        Instant longEnough = first.plus(RHYTHM.lowerAfter());
        assertEquals(new Succession(Verdict.PUBLISH, null), next(longEnough, 500, 500, false, wish.lowerWantedSince()));
    }

    @Test
    void aWishForLessThatWasInterruptedStartsAnew() {
        Succession wish = next(NOON.plusSeconds(60), 500, 500, false, null);
        Succession interrupted = next(NOON.plusSeconds(360), 2_000, 2_000, false, wish.lowerWantedSince());
        assertNull(interrupted.lowerWantedSince());
    }

    @Test
    void aClockThatWasSetBackStartsTheWishAnew() {
        Instant now = NOON.plusSeconds(60);
        assertEquals(now, next(now, 500, 500, false, NOON.plusSeconds(3_600)).lowerWantedSince());
    }

    @Test
    void lessIsPublishedAtOnceWhenPeopleAskedForIt() {
        assertEquals(
                Verdict.PUBLISH,
                next(NOON.plusSeconds(60), 500, 500, true, null).verdict());
    }

    @Test
    void aRaiseThatLowersElsewhereGoesOutWithoutLoweringWhatIsNear() {
        Instant now = NOON.plusSeconds(60);
        assertEquals(
                Verdict.PUBLISH_WITHOUT_LOWERING,
                next(now, 500, 4_000, false, null).verdict());

        PlannedService service =
                new PlannedService(Samples.service(), ServicePolicy.NONE, twentyUnits, 2, now, false, null);
        Succession.Step step = Succession.plan(
                forecast(now, 500, 4_000), List.of(), service, now, PlanningPolicy.DEFAULT, false, null, RHYTHM);
        CapacityPlan kept = step.next();
        assertNotNull(kept);
        assertEquals(20, capacityAt(kept, now));
        assertEquals(20, capacityAt(kept, now.plus(RHYTHM.lowerAfter()).minusSeconds(1)));
        assertEquals(8, capacityAt(((PlanResult.Planned) step.planned()).plan(), NOON.plusSeconds(1_200)));
        assertEquals(40, capacityAt(kept, NOON.plus(Duration.ofHours(30))));
    }

    private static int capacityAt(CapacityPlan plan, Instant at) {
        return plan.floorAt(at).orElseThrow().capacity();
    }

    private Succession next(
            Instant now, double soon, double later, boolean deliberate, @Nullable Instant lowerWantedSince) {
        return decide(twentyUnits, plan(twentyUnits, now, soon, later), now, deliberate, lowerWantedSince);
    }

    private static Succession decide(
            @Nullable CapacityPlan inForce,
            CapacityPlan next,
            Instant now,
            boolean deliberate,
            @Nullable Instant lowerWantedSince) {
        return Succession.decide(inForce, next, now, deliberate, lowerWantedSince, RHYTHM);
    }

    private static CapacityPlan plan(@Nullable CapacityPlan last, Instant now, double soon, double later) {
        PlanRequest request =
                new PlanRequest(now, last == null ? 1 : last.version() + 1, last, now, PlanningPolicy.DEFAULT);
        PlanResult result = Planner.plan(forecast(now, soon, later), Samples.service(), List.of(), request);
        return ((PlanResult.Planned) result).plan();
    }

    /** One demand in the first day, another afterwards. */
    private static Forecast forecast(Instant from, double soon, double later) {
        Instant tomorrow = NOON.plus(Duration.ofDays(1));
        return Samples.forecast(from, RHYTHM.horizon(), 60, at -> at.isBefore(tomorrow) ? soon : later);
    }
}
