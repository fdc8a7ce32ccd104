package dev.kickoff.hub.why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kickoff.hub.planning.LaunchRate;
import dev.kickoff.hub.planning.PlanningPolicy;
import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.hub.plans.PlanBasis;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.Tier;
import dev.kickoff.schemas.Transform;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimingTest {
    /** Not at a multiple of ten minutes: the hub plans at any time. */
    private static final Instant ISSUED = Instant.parse("2026-06-11T12:03:20Z");

    private static final Instant START = Instant.parse("2026-06-11T12:10:00Z");

    @Test
    void aRaiseStartsItsLeadTimeAheadAtAMultipleOfTheDwell() {
        Instant ready = Instant.parse("2026-06-11T12:18:00Z");
        Timing timing = Timing.of(plan(START, ready, 4, 9), 1, basis(null));

        assertEquals(Timing.Step.RAISE, timing.step());
        assertEquals(Duration.ofMinutes(5), timing.leadTime());
        assertEquals(Instant.parse("2026-06-11T12:12:00Z"), timing.latestStart());
        assertEquals(Duration.ofMinutes(2), timing.ahead());
        assertNull(timing.pacedBy());
    }

    @Test
    void aStartBetweenMultiplesWasMovedByTheLaunchRate() {
        Instant start = Instant.parse("2026-06-11T12:08:47Z");
        Timing timing =
                Timing.of(plan(start, Instant.parse("2026-06-11T12:16:00Z"), 4, 9), 1, basis(LaunchRate.FARGATE));

        assertEquals(LaunchRate.FARGATE, timing.pacedBy());
        assertEquals(Duration.ofSeconds(73), timing.ahead());
    }

    @Test
    void aRaiseThatStartsTooLateIsAheadByLessThanNothing() {
        Timing timing = Timing.of(plan(START, START.plusSeconds(60), 4, 9), 1, basis(null));

        assertEquals(Duration.ofMinutes(-5), timing.ahead());
    }

    @Test
    void tellsReleasesFromRaisesAndFromWhatWasThereBefore() {
        assertEquals(
                Timing.Step.RELEASE,
                Timing.of(plan(START, START, 9, 4), 1, basis(null)).step());
        assertEquals(
                Timing.Step.BEFORE,
                Timing.of(plan(START, START, 9, 4), 0, basis(null)).step());
        assertEquals(
                Timing.Step.SAME,
                Timing.of(plan(START, START, 4, 4), 1, basis(null)).step());
    }

    @Test
    void saysNothingAboutLeadTimesThatWereNotKept() {
        Timing timing = Timing.of(plan(START, START.plusSeconds(600), 4, 9), 1, null);

        assertEquals(Timing.Step.RAISE, timing.step());
        assertNull(timing.leadTime());
        assertNull(timing.latestStart());
    }

    private static CapacityPlan plan(Instant start, Instant ready, int before, int after) {
        List<Floor> floors = new ArrayList<>();
        floors.add(floor(ISSUED, ISSUED, start, before));
        floors.add(floor(start, ready, start.plus(Duration.ofHours(1)), after));
        return new CapacityPlan(
                "web",
                "eu-west-3",
                1,
                ISSUED,
                "requests",
                "instance",
                floors,
                List.of(),
                new CapacityPlan.Provenance("forecast-1", "test", "test", Map.of()));
    }

    private static Floor floor(Instant start, Instant ready, Instant until, int capacity) {
        return new Floor(start, ready, until, capacity, 100.0, Quantile.P90, 0.0, List.of(), null, null, 0);
    }

    private static PlanBasis basis(@Nullable LaunchRate rate) {
        ServiceRegistration service = new ServiceRegistration(
                "web",
                "eu-west-3",
                "team",
                "requests",
                "instance",
                Tier.STANDARD,
                Transform.linear(10),
                Duration.ofMinutes(5),
                1,
                100,
                0,
                new BigDecimal("0.1"),
                List.of());
        return new PlanBasis(service, ServicePolicy.NONE, PlanningPolicy.DEFAULT, rate, false, null, null);
    }
}
