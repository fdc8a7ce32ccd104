package dev.kickoff.hub.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanDiffTest {
    private static final Instant NOON = Instant.parse("2026-06-11T12:00:00Z");

    @Test
    void aPlanDoesNotDifferFromItself() {
        CapacityPlan plan = plan(NOON, 2, 10, 2);

        assertEquals(List.of(), PlanDiff.of(plan, plan).spans());
    }

    @Test
    void saysFromWhenUntilWhenAndByHowMuch() {
        PlanDiff diff = PlanDiff.of(plan(NOON, 2, 10, 10, 2), plan(NOON, 2, 10, 12, 12));

        assertEquals(
                List.of(new PlanDiff.Span(hour(2), hour(3), 10, 12), new PlanDiff.Span(hour(3), hour(4), 2, 12)),
                diff.spans());
    }

    @Test
    void bordersInsideAnEqualDifferenceAreNotShown() {
        CapacityPlan cut = plan(NOON, 5, 5, 5);
        CapacityPlan whole = new CapacityPlan(
                "web",
                "eu",
                2,
                NOON,
                "requests",
                "instance",
                List.of(floor(NOON, hour(3), 7)),
                List.of(),
                cut.provenance());

        assertEquals(
                List.of(new PlanDiff.Span(NOON, hour(3), 5, 7)),
                PlanDiff.of(cut, whole).spans());
    }

    @Test
    void whereOnePlanSaysNothingThereIsNoNumber() {
        PlanDiff diff = PlanDiff.of(plan(NOON, 2), plan(hour(1), 2));

        assertEquals(
                List.of(new PlanDiff.Span(NOON, hour(1), 2, null), new PlanDiff.Span(hour(1), hour(2), null, 2)),
                diff.spans());
    }

    private static Instant hour(int hours) {
        return NOON.plus(Duration.ofHours(hours));
    }

    private static CapacityPlan plan(Instant from, int... capacities) {
        List<Floor> floors = new ArrayList<>();
        Instant at = from;
        for (int capacity : capacities) {
            floors.add(floor(at, at.plus(Duration.ofHours(1)), capacity));
            at = at.plus(Duration.ofHours(1));
        }
        return new CapacityPlan(
                "web",
                "eu",
                1,
                from,
                "requests",
                "instance",
                floors,
                List.of(),
                new CapacityPlan.Provenance("f", "m", "p", Map.of()));
    }

    private static Floor floor(Instant from, Instant to, int capacity) {
        return new Floor(from, from, to, capacity, 0, Quantile.P90, 0, List.of(), null, null, 0);
    }
}
