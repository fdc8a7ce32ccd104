package dev.kickoff.transform.aws;

import dev.kickoff.transform.ScheduledFloor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays floors out as scheduled actions that Application Auto Scaling takes: on whole minutes, far enough ahead, no more than
 * there is room for, none above MaxCapacity. What is clipped or left out is noted. Pure.
 *
 * @param actions ours as they should be, in order of time
 * @param notes for people
 */
record TargetTimetable(List<TargetAction> actions, List<String> notes) {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private record Entry(Instant start, int minimum) {}

    /**
     * @param floors in order of time
     * @param found all of the target's scheduled actions
     * @param target which no scheduled MinCapacity may exceed, and whose minimum is in force until the first floor
     */
    static TargetTimetable of(
            List<ScheduledFloor> floors,
            List<TargetAction> found,
            ScalableTarget target,
            TargetScheduleLimits limits,
            Instant now) {
        List<String> notes = new ArrayList<>();
        List<TargetAction> actions =
                entries(floors, found, target.minCapacity(), roundedUp(now.plus(limits.earliestStart()))).stream()
                        .map(entry -> TargetAction.ours(entry.start(), Math.min(entry.minimum(), target.maxCapacity())))
                        .toList();
        int highest = floors.stream().mapToInt(ScheduledFloor::minimum).max().orElse(0);
        if (highest > target.maxCapacity()) {
            notes.add("scheduled floors of up to " + highest + " are clipped to the target's MaxCapacity "
                    + target.maxCapacity());
        }
        long others = found.stream().filter(action -> !action.isOurs()).count();
        int room = (int) Math.max(0, limits.actionsPerTarget() - others);
        if (actions.size() > room) {
            notes.add((actions.size() - room) + " floors are not scheduled yet, the farthest: a target takes "
                    + limits.actionsPerTarget() + " scheduled actions, " + others + " are not Kickoff's");
            actions = List.copyOf(actions.subList(0, room));
        }
        return new TargetTimetable(actions, notes);
    }

    /** A raise is rounded to the minute before, a release to the one after; of two in one minute a raise wins. */
    private static List<Entry> entries(
            List<ScheduledFloor> floors, List<TargetAction> found, int minimumNow, Instant earliest) {
        List<Entry> entries = new ArrayList<>();
        int before = minimumNow;
        for (ScheduledFloor floor : floors) {
            boolean raise = floor.minimum() > before;
            before = floor.minimum();
            Instant start = raise ? floor.at().truncatedTo(ChronoUnit.MINUTES) : roundedUp(floor.at());
            if (start.isBefore(earliest) && !found.contains(TargetAction.ours(start, floor.minimum()))) {
                start = earliest;
            }
            Entry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
            if (last != null && !start.isAfter(last.start())) {
                start = last.start();
                if (raise) {
                    entries.remove(last);
                } else {
                    start = start.plus(MINUTE);
                }
            }
            entries.add(new Entry(start, floor.minimum()));
        }
        return entries;
    }

    private static Instant roundedUp(Instant instant) {
        Instant minute = instant.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(instant) ? minute : minute.plus(MINUTE);
    }
}
