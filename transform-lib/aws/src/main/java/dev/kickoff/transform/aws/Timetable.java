package dev.kickoff.transform.aws;

import dev.kickoff.transform.ScheduledFloor;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lays floors out as scheduled actions that AWS takes: far enough ahead, at starts of their own, no more than there is room
 * for, none above MaxSize. What is moved, clipped or left out is noted. Pure.
 *
 * @param actions ours as they should be, in order of time
 * @param notes for people
 */
record Timetable(List<ScheduledAction> actions, List<String> notes) {

    /**
     * @param floors in order of time
     * @param found all of the group's scheduled actions
     * @param maxSize the group's, which no scheduled MinSize may exceed
     */
    static Timetable of(
            List<ScheduledFloor> floors, List<ScheduledAction> found, int maxSize, ScheduleLimits limits, Instant now) {
        List<ScheduledAction> others =
                found.stream().filter(action -> !action.isOurs()).toList();
        List<String> notes = new ArrayList<>();
        List<ScheduledAction> placed =
                clip(place(floors, new Found(found, starts(others)), limits, now, notes), maxSize, notes);
        int room = Math.max(0, limits.actionsPerGroup() - others.size());
        if (placed.size() <= room) {
            return new Timetable(placed, notes);
        }
        notes.add((placed.size() - room) + " floors from " + placed.get(room).start() + " on are not scheduled yet: a"
                + " group takes " + limits.actionsPerGroup() + " scheduled actions, " + others.size()
                + " are not Kickoff's");
        return new Timetable(List.copyOf(placed.subList(0, room)), notes);
    }

    /** @param taken starts of others */
    private record Found(List<ScheduledAction> all, Set<Instant> taken) {
        boolean isThere(ScheduledFloor floor) {
            return all.contains(ScheduledAction.ours(floor.at(), floor.minimum()));
        }
    }

    private static List<ScheduledAction> place(
            List<ScheduledFloor> floors, Found found, ScheduleLimits limits, Instant now, List<String> notes) {
        Instant earliest = roundedUp(now.plus(limits.earliestStart()));
        List<ScheduledAction> placed = new ArrayList<>();
        for (int i = 0; i < floors.size(); i++) {
            ScheduledFloor floor = floors.get(i);
            Instant start = floor.at();
            if (start.isBefore(earliest) && !found.isThere(floor)) {
                start = earliest;
            }
            while (found.taken().contains(start)) {
                start = start.plus(limits.spacing());
            }
            boolean overBy =
                    i + 1 < floors.size() && !start.isBefore(floors.get(i + 1).at());
            if (overBy) {
                notes.add("the floor of " + floor.minimum() + " at " + floor.at() + " is not scheduled: by " + start
                        + ", the next start that is free, it is over");
            } else {
                if (!start.equals(floor.at())) {
                    notes.add("the floor of " + floor.minimum() + " at " + floor.at() + " is scheduled for " + start
                            + (found.taken().contains(floor.at())
                                    ? ", because another scheduled action has its start"
                                    : ", the next start that AWS takes"));
                }
                placed.add(ScheduledAction.ours(start, floor.minimum()));
            }
        }
        return placed;
    }

    private static List<ScheduledAction> clip(List<ScheduledAction> actions, int maxSize, List<String> notes) {
        int highest = actions.stream()
                .mapToInt(action -> Objects.requireNonNullElse(action.minSize(), 0))
                .max()
                .orElse(0);
        if (highest <= maxSize) {
            return actions;
        }
        notes.add("scheduled floors of up to " + highest + " are clipped to the group's MaxSize " + maxSize);
        return actions.stream()
                .map(action -> Objects.requireNonNullElse(action.minSize(), 0) <= maxSize
                        ? action
                        : new ScheduledAction(action.name(), action.start(), maxSize, true))
                .toList();
    }

    private static Set<Instant> starts(List<ScheduledAction> actions) {
        return actions.stream()
                .map(ScheduledAction::start)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Instant roundedUp(Instant instant) {
        Instant minute = instant.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(instant) ? minute : minute.plus(1, ChronoUnit.MINUTES);
    }
}
