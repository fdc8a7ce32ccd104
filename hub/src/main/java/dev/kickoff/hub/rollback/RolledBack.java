package dev.kickoff.hub.rollback;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The floors of an earlier plan as a new one. Pure. */
final class RolledBack {
    /** What a plan that has run out is prolonged to, with its last floor. */
    private static final Duration AT_LEAST = Duration.ofHours(36);
    /** A library whose clock is a little late must find a floor too. */
    private static final Duration LATE_CLOCK = Duration.ofMinutes(5);

    private RolledBack() {}

    /**
     * @param inForce until now
     * @param earlier whose floors hold from now on
     * @param why for people
     */
    static CapacityPlan plan(CapacityPlan inForce, CapacityPlan earlier, Instant now, long version, String why) {
        List<Floor> floors = new ArrayList<>();
        for (Floor floor : inForce.floors()) {
            if (floor.startAt().isBefore(now) && floor.until().isAfter(now.minus(LATE_CLOCK))) {
                floors.add(floor.between(
                        floor.startAt(), floor.readyAt(), floor.until().isAfter(now) ? now : floor.until()));
            }
        }
        if (!floors.isEmpty()) {
            // A plan that has run out keeps its last floor until now.
            Floor last = floors.remove(floors.size() - 1);
            floors.add(last.between(last.startAt(), last.readyAt(), now));
        }
        List<Floor> old = earlier.floors();
        for (int i = 0; i < old.size(); i++) {
            boolean last = i == old.size() - 1;
            Instant end = last
                    ? later(old.get(i).until(), now.plus(AT_LEAST))
                    : old.get(i).until();
            Instant start =
                    i == 0 ? earlierOf(old.get(i).startAt(), now) : old.get(i).startAt();
            if (end.isAfter(now)) {
                floors.add(old.get(i).between(later(start, now), old.get(i).readyAt(), end));
            }
        }
        List<String> warnings = new ArrayList<>(List.of(why));
        warnings.addAll(earlier.warnings());
        return new CapacityPlan(
                earlier.service(),
                earlier.region(),
                version,
                now,
                earlier.signal(),
                earlier.unit(),
                floors,
                warnings,
                earlier.provenance(),
                null,
                earlier.steps());
    }

    /** Whether it asks for less than the plan in force anywhere in {@code [now, until)}. */
    static boolean lowers(CapacityPlan inForce, CapacityPlan next, Instant now, Instant until) {
        return next.floors().stream()
                .filter(floor -> floor.until().isAfter(now) && floor.startAt().isBefore(until))
                .anyMatch(floor -> inForce.floors().stream()
                        .anyMatch(held -> held.capacity() > floor.capacity()
                                && held.startAt().isBefore(earlierOf(floor.until(), until))
                                && held.until().isAfter(later(floor.startAt(), now))));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlierOf(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
