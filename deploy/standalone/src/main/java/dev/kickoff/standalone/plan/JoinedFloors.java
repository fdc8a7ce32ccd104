package dev.kickoff.standalone.plan;

import dev.kickoff.hub.replay.FloorSchedule;
import dev.kickoff.hub.replay.FloorSchedule.Change;
import dev.kickoff.schemas.Floor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One staircase from the plans of many windows. Within windows the newest origin's floor holds; before a window, while its
 * capacity is being started, the higher of its floor and what holds anyway; outside of all windows the service's minimum,
 * which is also what the last change goes back to.
 */
record JoinedFloors(List<WindowPlan> plans, int minCapacity) {
    FloorSchedule schedule() {
        List<Change> changes = new ArrayList<>();
        for (Instant border : borders()) {
            int units = unitsAt(border);
            boolean end = border.equals(borders().last());
            if (changes.isEmpty() || end || changes.get(changes.size() - 1).units() != units) {
                changes.add(new Change(border, units));
            }
        }
        return new FloorSchedule(changes);
    }

    private SortedSet<Instant> borders() {
        SortedSet<Instant> borders = new TreeSet<>();
        for (WindowPlan plan : plans) {
            borders.add(plan.start());
            borders.add(plan.window().from());
            borders.add(plan.window().to());
            plan.floors().forEach(floor -> borders.add(floor.startAt()));
        }
        return borders;
    }

    private int unitsAt(Instant instant) {
        int units = minCapacity;
        for (int i = plans.size() - 1; i >= 0; i--) {
            WindowPlan plan = plans.get(i);
            Optional<Floor> floor = plan.floorAt(instant);
            if (floor.isPresent()) {
                units = Math.max(units, floor.get().capacity());
                if (plan.window().covers(instant)) {
                    return units;
                }
            }
        }
        return units;
    }
}
