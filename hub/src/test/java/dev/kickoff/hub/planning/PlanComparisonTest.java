package dev.kickoff.hub.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.hub.planning.PlanComparison.Change;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Forecast;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanComparisonTest {
    private static final Instant NOW = Instant.parse("1998-06-10T12:00:00Z");
    private static final Duration NONE_LEFT = Duration.ZERO;

    @Test
    void oneUnitMoreSoonIsARaise() {
        assertEquals(Change.RAISE, compare(plan(2_000, 2_000), plan(2_100, 2_000)));
    }

    @Test
    void oneUnitMoreInTheFarFutureIsNothingYet() {
        assertEquals(Change.NONE, compare(plan(2_000, 2_000), plan(2_000, 2_100)));
    }

    @Test
    void muchMoreInTheFarFutureIsARaise() {
        assertEquals(Change.RAISE, compare(plan(2_000, 2_000), plan(2_000, 2_500)));
    }

    @Test
    void aLittleLessIsNothing() {
        assertEquals(Change.NONE, compare(plan(2_000, 2_000), plan(1_900, 1_900)));
    }

    @Test
    void aRaiseSomewhereDoesNotHideThatItLowersElsewhere() {
        CapacityPlan inForce = plan(2_000, 2_000);
        CapacityPlan next = plan(1_000, 3_000);
        assertEquals(Change.RAISE, compare(inForce, next));
        assertTrue(PlanComparison.lowers(inForce, next, NOW));
        assertFalse(PlanComparison.lowers(inForce, plan(2_000, 3_000), NOW));
    }

    @Test
    void muchLessIsLower() {
        assertEquals(Change.LOWER, compare(plan(2_000, 2_000), plan(2_000, 1_500)));
    }

    @Test
    void aRaiseCountsMoreThanWhatIsLowerElsewhere() {
        assertEquals(Change.RAISE, compare(plan(2_000, 2_000), plan(2_200, 1_000)));
    }

    @Test
    void aPlanThatEndsTooSoonIsRenewed() {
        CapacityPlan same = plan(2_000, 2_000);

        assertEquals(Change.RENEWAL, PlanComparison.of(same, same, NOW, Duration.ofHours(13)));
        assertEquals(Change.NONE, PlanComparison.of(same, same, NOW, Duration.ofHours(12)));
    }

    private static Change compare(CapacityPlan inForce, CapacityPlan next) {
        return PlanComparison.of(inForce, next, NOW, NONE_LEFT);
    }

    /** Twelve hours: six with the first demand, six with the second. */
    private static CapacityPlan plan(double soon, double later) {
        Instant middle = NOW.plus(Duration.ofHours(6));
        Forecast forecast = Samples.forecast(NOW, Duration.ofHours(12), 60, at -> at.isBefore(middle) ? soon : later);
        PlanResult result = Planner.plan(
                forecast, Samples.service(), List.of(), new PlanRequest(NOW, 1, null, NOW, PlanningPolicy.DEFAULT));
        return ((PlanResult.Planned) result).plan();
    }
}
