package dev.kickoff.hub.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.Transform;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

class PlannerPropertiesTest {
    private static final Instant FROM = Instant.parse("1998-06-10T00:00:00Z");
    private static final int STEP = 60;

    @Property(tries = 300)
    void coversTheWholeHorizonWithoutHoles(
            @ForAll("demands") List<Double> demand,
            @ForAll("services") ServiceRegistration service,
            @ForAll @IntRange(max = 59) int late) {
        Instant now = FROM.plusSeconds(late);

        CapacityPlan plan = plan(demand, service, now, null);

        assertFalse(plan.validFrom().isAfter(now));
        assertEquals(FROM.plusSeconds((long) STEP * demand.size()), plan.validUntil());
        // That neighbours touch is checked by the plan's own record.
    }

    @Property(tries = 300)
    void capacityIsAskedForLeadTimeBeforeItIsNeeded(
            @ForAll("demands") List<Double> demand, @ForAll("services") ServiceRegistration service) {
        CapacityPlan plan = plan(demand, service, FROM, null);
        Duration lead = service.leadTime().plus(PlanningPolicy.DEFAULT.schedulerSlack());

        for (int step = 0; step < demand.size(); step++) {
            Instant needed = FROM.plusSeconds((long) step * STEP);
            Instant asked = needed.minus(lead).isBefore(FROM) ? FROM : needed.minus(lead);
            for (Floor floor : plan.floors()) {
                if (floor.startAt().isBefore(needed.plusSeconds(STEP))
                        && floor.until().isAfter(asked)) {
                    int missing = service.transform().capacityFor(demand.get(step)) - floor.capacity();
                    assertTrue(
                            missing <= 0 || (floor.clippedBy() != null && floor.unmet() >= missing),
                            () -> missing + " missing, unexplained, in " + floor);
                }
            }
        }
    }

    @Property(tries = 300)
    void neverLeavesTheLimitsOfTheService(
            @ForAll("demands") List<Double> demand, @ForAll("services") ServiceRegistration service) {
        for (Floor floor : plan(demand, service, FROM, null).floors()) {
            assertTrue(floor.capacity() >= service.minCapacity(), floor::toString);
            assertTrue(floor.capacity() <= service.maxCapacity(), floor::toString);
        }
    }

    @Property(tries = 300)
    void moreDemandNeverLowersAFloor(
            @ForAll("demands") List<Double> demand,
            @ForAll("services") ServiceRegistration service,
            @ForAll @IntRange(max = 1_000) int step,
            @ForAll @DoubleRange(max = 5_000) double more) {
        List<Double> raised = new ArrayList<>(demand);
        raised.set(step % demand.size(), raised.get(step % demand.size()) + more);

        CapacityPlan before = plan(demand, service, FROM, null);
        CapacityPlan after = plan(raised, service, FROM, null);

        for (Instant at = FROM; at.isBefore(before.validUntil()); at = at.plusSeconds(STEP)) {
            assertTrue(after.floorAt(at).orElseThrow().capacity()
                    >= before.floorAt(at).orElseThrow().capacity());
        }
    }

    @Property(tries = 300)
    void noFloorButTheFirstAndTheLastIsShorterThanTheDwell(
            @ForAll("demands") List<Double> demand, @ForAll("services") ServiceRegistration service) {
        List<Floor> floors = plan(demand, service, FROM, null).floors();

        for (int i = 1; i < floors.size() - 1; i++) {
            Duration length =
                    Duration.between(floors.get(i).startAt(), floors.get(i).until());
            assertTrue(length.compareTo(PlanningPolicy.DEFAULT.dwell()) >= 0, "only " + length);
        }
    }

    @Property(tries = 300)
    void planningAgainOnTheSameForecastChangesNothing(
            @ForAll("demands") List<Double> demand,
            @ForAll("services") ServiceRegistration service,
            @ForAll @IntRange(min = 1, max = 3_599) int later) {
        CapacityPlan first = plan(demand, service, FROM, null);
        Instant now = FROM.plusSeconds(later);

        CapacityPlan second = plan(demand, service, now, first);

        assertEquals(PlanComparison.Change.NONE, PlanComparison.of(first, second, now, Duration.ZERO));
    }

    @Provide
    Arbitrary<List<Double>> demands() {
        Arbitrary<Double> flat = Arbitraries.doubles().between(0, 3_000);
        // Steps that last a while, as real traffic does, and single spikes.
        Arbitrary<Integer> lasting = Arbitraries.integers().between(1, 40);
        return Combinators.combine(flat, lasting)
                .as((value, steps) -> Collections.nCopies(steps, value))
                .list()
                .ofMinSize(10)
                .ofMaxSize(20)
                .map(runs -> runs.stream().flatMap(List::stream).toList())
                .filter(demand -> demand.size() > 60);
    }

    @Provide
    Arbitrary<ServiceRegistration> services() {
        Arbitrary<Transform> transforms = Arbitraries.oneOf(
                Arbitraries.doubles().between(1, 500).map(Transform::linear),
                Arbitraries.just(Transform.ladder(List.of(new Transform.Point(500, 3), new Transform.Point(2_000, 8)))),
                Arbitraries.just(
                        Transform.curve(List.of(new Transform.Point(500, 3), new Transform.Point(2_000, 20)))));
        return Combinators.combine(
                        transforms,
                        Arbitraries.integers().between(0, 90),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(5, 60))
                .as((transform, lead, min, max) -> Samples.service(transform, Duration.ofMinutes(lead), min, max));
    }

    private static CapacityPlan plan(
            List<Double> demand, ServiceRegistration service, Instant now, @Nullable CapacityPlan last) {
        Forecast forecast = Samples.forecast(FROM, STEP, demand, List.of());
        PlanResult result =
                Planner.plan(forecast, service, List.of(), new PlanRequest(now, 1, last, now, PlanningPolicy.DEFAULT));
        return ((PlanResult.Planned) result).plan();
    }
}
