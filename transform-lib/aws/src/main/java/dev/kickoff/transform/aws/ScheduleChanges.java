package dev.kickoff.transform.aws;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What has to be done so that ours among the scheduled actions found are those wanted; never anything about others. Pure.
 *
 * @param inTheWay names to delete before anything is put
 * @param put to create or change
 * @param over names to delete at the end, so that a failure in between leaves too much rather than too little
 */
record ScheduleChanges(List<String> inTheWay, List<ScheduledAction> put, List<String> over) {

    static ScheduleChanges between(List<ScheduledAction> found, List<ScheduledAction> wanted, ScheduleLimits limits) {
        List<ScheduledAction> ours =
                found.stream().filter(ScheduledAction::isOurs).toList();
        List<ScheduledAction> put =
                wanted.stream().filter(action -> !ours.contains(action)).toList();
        Set<String> wantedNames = wanted.stream().map(ScheduledAction::name).collect(Collectors.toSet());
        Set<Object> wantedStarts = wanted.stream().map(ScheduledAction::start).collect(Collectors.toSet());
        Set<String> names = ours.stream().map(ScheduledAction::name).collect(Collectors.toCollection(HashSet::new));
        put.forEach(action -> names.add(action.name()));
        boolean full = found.size() - ours.size() + names.size() > limits.actionsPerGroup();

        List<ScheduledAction> gone = ours.stream()
                .filter(action -> !wantedNames.contains(action.name()))
                .toList();
        // A put leaves the fields that it does not name, and nobody can name "no recurrence".
        List<ScheduledAction> changedByOthers = ours.stream()
                .filter(action -> wantedNames.contains(action.name()) && !action.onlyMinSize())
                .toList();
        Set<String> first = changedByOthers.stream().map(ScheduledAction::name).collect(Collectors.toSet());
        gone.stream()
                .filter(action -> full || wantedStarts.contains(action.start()))
                .forEach(action -> first.add(action.name()));
        return new ScheduleChanges(
                first.stream().sorted().toList(),
                put,
                gone.stream()
                        .map(ScheduledAction::name)
                        .filter(name -> !first.contains(name))
                        .toList());
    }

    boolean none() {
        return inTheWay.isEmpty() && put.isEmpty() && over.isEmpty();
    }
}
