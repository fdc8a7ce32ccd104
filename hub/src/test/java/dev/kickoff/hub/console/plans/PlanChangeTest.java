package dev.kickoff.hub.console.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kickoff.hub.console.plans.PlanChange.Kind;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanChangeTest {
    private static final Instant NOON = Instant.parse("2026-06-11T12:00:00Z");
    private static final BigDecimal PRICE = new BigDecimal("0.50");

    @Test
    void aRaiseThatMovedBeginsEarlierOrLater() {
        CapacityPlan late = plan(60, 4, 120, 9, 180, 4);
        CapacityPlan early = plan(40, 4, 120, 9, 180, 4);

        assertEquals(List.of(Kind.BEGINS_EARLIER), kinds(late, early));
        assertEquals(List.of(Kind.BEGINS_LATER), kinds(early, late));
    }

    @Test
    void aReleaseThatMovedIsKeptLongerOrLetGoEarlier() {
        CapacityPlan shorter = plan(60, 4, 120, 9, 180, 4);
        CapacityPlan longer = plan(60, 4, 150, 9, 180, 4);

        assertEquals(List.of(Kind.ENDS_LATER), kinds(shorter, longer));
        assertEquals(List.of(Kind.ENDS_EARLIER), kinds(longer, shorter));
    }

    @Test
    void anotherHeightRisesOrFallsAndCostsWhatItsHoursCost() {
        CapacityPlan low = plan(60, 4, 120, 9, 180, 4);
        CapacityPlan high = plan(60, 4, 120, 12, 180, 4);
        PlanChange change = PlanChange.of(low, high, NOON, PRICE);

        assertEquals(List.of(Kind.RISES), kinds(low, high));
        assertEquals(List.of(Kind.FALLS), kinds(high, low));
        assertEquals(new BigDecimal("1.50"), change.usd());
        assertEquals(3.0, change.unitHours(), 1e-9);
    }

    @Test
    void onlyTheTimeThatBothSpeakOfIsCompared() {
        CapacityPlan shorter = plan(60, 4);
        CapacityPlan longer = plan(60, 4, 120, 9);
        PlanChange change = PlanChange.of(shorter, longer, NOON.plusSeconds(600), PRICE);

        assertEquals(List.of(), change.steps());
        assertEquals(NOON.plusSeconds(600), change.from());
        assertEquals(NOON.plusSeconds(3600), change.to());
        assertEquals(new BigDecimal("0.00"), change.usd());
    }

    @Test
    void withoutAPriceThereIsNoAmount() {
        assertNull(PlanChange.of(plan(60, 4), plan(60, 5), NOON, null).usd());
        assertNull(PlanChange.of(plan(60, 4), plan(60, 5), NOON, null)
                .steps()
                .get(0)
                .usd());
    }

    private static List<Kind> kinds(CapacityPlan before, CapacityPlan after) {
        return PlanChange.of(before, after, NOON, PRICE).steps().stream()
                .map(PlanChange.Step::kind)
                .toList();
    }

    /** @param untilAndUnits minutes after noon until which a floor holds, and its units, again and again */
    private static CapacityPlan plan(int... untilAndUnits) {
        List<Floor> floors = new ArrayList<>();
        Instant start = NOON;
        for (int i = 0; i < untilAndUnits.length; i += 2) {
            Instant until = NOON.plus(Duration.ofMinutes(untilAndUnits[i]));
            floors.add(new Floor(
                    start, start, until, untilAndUnits[i + 1], 1.0, Quantile.P90, 0.0, List.of(), null, null, 0));
            start = until;
        }
        return new CapacityPlan(
                "web",
                "eu-west-3",
                1,
                NOON,
                "requests",
                "instance",
                floors,
                List.of(),
                new CapacityPlan.Provenance("forecast-1", "test", "test", Map.of()));
    }
}
