package dev.kickoff.hub.plans;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts together which floors were in force while one plan followed another. */
final class FloorHistory {
    private final List<Floor> floors = new ArrayList<>();

    private FloorHistory() {}

    /**
     * @param plans oldest version first; each is in force from its issue until the next one's
     * @return floors within {@code [from, to)}, without holes from the first plan on
     */
    static List<Floor> of(List<CapacityPlan> plans, Instant from, Instant to) {
        FloorHistory history = new FloorHistory();
        for (int i = 0; i < plans.size(); i++) {
            Instant start = later(from, plans.get(i).issuedAt());
            Instant end = i + 1 < plans.size() ? earlier(to, plans.get(i + 1).issuedAt()) : to;
            history.add(plans.get(i), start, end);
        }
        return history.floors;
    }

    private void add(CapacityPlan plan, Instant from, Instant to) {
        List<Floor> planned = plan.floors();
        for (int i = 0; i < planned.size(); i++) {
            Floor floor = planned.get(i);
            // Before its first floor and after its last a plan means those two.
            Instant start = i == 0 ? from : later(from, floor.startAt());
            Instant end = i == planned.size() - 1 ? to : earlier(to, floor.until());
            if (start.isBefore(end)) {
                append(cut(floor, start, end));
            }
        }
    }

    private void append(Floor floor) {
        if (!floors.isEmpty()) {
            Floor last = floors.get(floors.size() - 1);
            if (last.capacity() == floor.capacity() && last.until().equals(floor.startAt())) {
                floors.set(floors.size() - 1, cut(last, last.startAt(), floor.until()));
                return;
            }
        }
        floors.add(floor);
    }

    private static Floor cut(Floor floor, Instant start, Instant end) {
        return floor.between(start, floor.readyAt(), end);
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
