package dev.kickoff.hub.delivery.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The rules that AWS's documentation states for scheduled actions. */
class ScheduleTest {
    private static final Instant NOON = Instant.parse("2026-06-11T12:00:00Z");

    @Test
    void aRiseIsThreeMinutesEarlyAndAFallIsNot() {
        Schedule schedule = group(plan(60, 4, 30, 6));

        assertEquals(
                List.of("12:02 4", "12:57 30", "14:00 6"),
                schedule.actions().stream()
                        .map(action -> action.startAt().toString().substring(11, 16) + " " + action.capacity())
                        .toList());
        assertEquals("kickoff-web-20260611T1202Z", schedule.actions().get(0).name());
    }

    @Test
    void aGroupTakesAtMost125ActionsInBatchesOf50() {
        int[] capacities = new int[300];
        for (int i = 0; i < capacities.length; i++) {
            capacities[i] = i % 2 == 0 ? 4 : 9;
        }
        Schedule schedule = group(plan(10, capacities));

        assertEquals(125, schedule.actions().size());
        assertFalse(schedule.complete());
        List<?> batches =
                (List<?>) Exports.group(schedule, "web", ExportRules.GROUP).get("batches");
        assertEquals(
                List.of(50, 50, 25),
                batches.stream()
                        .map(batch -> ((List<?>) ((Map<?, ?>) batch).get("ScheduledUpdateGroupActions")).size())
                        .toList());
    }

    @Property(tries = 500)
    void neverLessThanThePlanFromTheFirstActionOn(
            @ForAll @Size(min = 1, max = 30) List<@IntRange(min = 0, max = 20) Integer> capacities,
            @ForAll @IntRange(min = 1, max = 12) int minutes,
            @ForAll @IntRange(min = 0, max = 90) int later) {
        CapacityPlan plan =
                plan(minutes, capacities.stream().mapToInt(Integer::intValue).toArray());
        Instant now = NOON.plus(Duration.ofMinutes(later)).plusSeconds(17);
        Schedule schedule = Schedule.of(plan, ExportRules.GROUP, now);

        Set<Instant> starts =
                schedule.actions().stream().map(Action::startAt).collect(Collectors.toCollection(HashSet::new));
        assertEquals(schedule.actions().size(), starts.size(), "start times are unique");
        assertTrue(starts.stream().allMatch(start -> start.isAfter(now.plusSeconds(119))), "and in the future");
        if (schedule.actions().isEmpty()) {
            assertFalse(plan.validUntil().isAfter(now));
            return;
        }
        Instant first = schedule.actions().get(0).startAt();
        for (Instant at = first; at.isBefore(plan.validUntil()); at = at.plusSeconds(60)) {
            int asked = plan.floorAt(at).map(Floor::capacity).orElse(0);
            assertTrue(inForce(schedule, at) >= asked, "at " + at + " of " + schedule.actions());
        }
    }

    private static int inForce(Schedule schedule, Instant at) {
        return schedule.actions().stream()
                .filter(action -> !action.startAt().isAfter(at))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .capacity();
    }

    private static Schedule group(CapacityPlan plan) {
        return Schedule.of(plan, ExportRules.GROUP, NOON);
    }

    private static CapacityPlan plan(int minutes, int... capacities) {
        List<Floor> floors = new ArrayList<>();
        Instant at = NOON;
        for (int capacity : capacities) {
            Instant until = at.plus(Duration.ofMinutes(minutes));
            floors.add(new Floor(at, at, until, capacity, 1, Quantile.P90, 20, List.of(), null, null, 0));
            at = until;
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
                new CapacityPlan.Provenance("f", "simulated", "test", Map.of()));
    }
}
