package dev.kickoff.hub.delivery.export;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A plan as scheduled actions. At no instant do they ask for less than the plan, from the first of them to the last: a
 * rise is early, a fall is not, and where two would start in the same minute the higher one stays.
 *
 * @param prefix of all names, this service's own
 * @param complete whether all of the plan is in it; AWS allows only so many actions
 */
record Schedule(CapacityPlan plan, String prefix, List<Action> actions, boolean complete) {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmm'Z'").withZone(ZoneOffset.UTC);

    private record Step(Instant at, int capacity) {}

    static Schedule of(CapacityPlan plan, ExportRules rules, Instant now) {
        Instant earliest = ceil(now.plus(rules.notice()));
        Deque<Step> steps = new ArrayDeque<>();
        for (Floor floor : plan.floors()) {
            if (floor.until().isAfter(now)) {
                add(steps, floor, rules, earliest);
            }
        }
        String prefix = "kickoff-" + plan.service().replaceAll("[^A-Za-z0-9-]", "-") + "-";
        List<Action> actions = new ArrayList<>();
        for (Step step : steps) {
            if (actions.size() < rules.most()) {
                actions.add(new Action(prefix + NAME.format(step.at()), step.at(), step.capacity()));
            }
        }
        return new Schedule(plan, prefix, List.copyOf(actions), actions.size() == steps.size());
    }

    private static void add(Deque<Step> steps, Floor floor, ExportRules rules, Instant earliest) {
        int before = steps.isEmpty() ? -1 : steps.getLast().capacity();
        if (floor.capacity() == before) {
            return;
        }
        boolean rises = floor.capacity() > before;
        Instant wanted =
                rises ? floor.startAt().minus(rules.early()).truncatedTo(ChronoUnit.MINUTES) : ceil(floor.startAt());
        Instant at = wanted.isBefore(earliest) ? earliest : wanted;
        // A fall that the rise after it overtakes would never be seen, or would cut the rise off.
        while (!steps.isEmpty()
                && !steps.getLast().at().isBefore(at)
                && steps.getLast().capacity() < floor.capacity()) {
            Step overtaken = steps.removeLast();
            if (!steps.isEmpty() && steps.getLast().capacity() > floor.capacity()) {
                at = overtaken.at();
            }
        }
        if (!steps.isEmpty() && !steps.getLast().at().isBefore(at)) {
            at = steps.getLast().at().plus(1, ChronoUnit.MINUTES);
        }
        if (steps.isEmpty() || steps.getLast().capacity() != floor.capacity()) {
            steps.addLast(new Step(at, floor.capacity()));
        }
    }

    private static Instant ceil(Instant instant) {
        Instant minute = instant.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(instant) ? minute : minute.plus(1, ChronoUnit.MINUTES);
    }
}
