package dev.kickoff.hub.plans;

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

class FloorHistoryTest {
    private static final Instant NOON = Instant.parse("1998-06-10T12:00:00Z");

    @Test
    void eachPlanHoldsUntilTheNextIsIssued() {
        CapacityPlan first = plan(1, at(0), 2, 5, 2);
        CapacityPlan second = plan(2, at(90), 7, 3);

        List<Floor> floors = FloorHistory.of(List.of(first, second), at(0), at(210));

        assertEquals(List.of(2, 5, 7, 3), capacities(floors));
        assertEquals(List.of(at(0), at(60), at(90), at(150)), starts(floors));
        assertEquals(at(210), floors.get(3).until());
    }

    /** CONTRACT-12 */
    @Test
    void anExpiredPlanKeepsItsLastFloor() {
        List<Floor> floors = FloorHistory.of(List.of(plan(1, at(0), 2, 5)), at(30), at(600));

        assertEquals(List.of(2, 5), capacities(floors));
        assertEquals(at(600), floors.get(1).until());
    }

    @Test
    void thereIsNothingBeforeTheFirstPlan() {
        List<Floor> floors = FloorHistory.of(List.of(plan(1, at(0), 2)), at(-60), at(30));

        assertEquals(List.of(at(0)), starts(floors));
        assertEquals(List.of(), FloorHistory.of(List.of(), at(0), at(60)));
    }

    @Test
    void aPlanThatWasReplacedAtOnceNeverHeld() {
        List<Floor> floors =
                FloorHistory.of(List.of(plan(1, at(0), 2), plan(2, at(30), 9), plan(3, at(30), 4)), at(0), at(60));

        assertEquals(List.of(2, 4), capacities(floors));
    }

    @Test
    void neighboursOfTheSameCapacityAreOne() {
        List<Floor> floors = FloorHistory.of(List.of(plan(1, at(0), 2, 2), plan(2, at(30), 2)), at(0), at(60));

        assertEquals(List.of(2), capacities(floors));
        assertEquals(at(60), floors.get(0).until());
    }

    private static Instant at(int minute) {
        return NOON.plus(Duration.ofMinutes(minute));
    }

    private static List<Integer> capacities(List<Floor> floors) {
        return floors.stream().map(Floor::capacity).toList();
    }

    private static List<Instant> starts(List<Floor> floors) {
        return floors.stream().map(Floor::startAt).toList();
    }

    /** Floors of an hour each, from its issue on. */
    private static CapacityPlan plan(long version, Instant issuedAt, int... capacities) {
        List<Floor> floors = new ArrayList<>();
        Instant start = issuedAt;
        for (int capacity : capacities) {
            Instant until = start.plus(Duration.ofHours(1));
            floors.add(new Floor(start, start, until, capacity, 1, Quantile.P90, 0, List.of(), null, null, 0));
            start = until;
        }
        return new CapacityPlan(
                "video-edge",
                "eu-west-3",
                version,
                issuedAt,
                "requests",
                "instance",
                floors,
                List.of(),
                new CapacityPlan.Provenance("forecast-1", "model", "planner", Map.of()));
    }
}
