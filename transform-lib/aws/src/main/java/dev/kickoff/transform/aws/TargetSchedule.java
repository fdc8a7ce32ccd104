package dev.kickoff.transform.aws;

import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.ScheduledFloor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.applicationautoscaling.model.ObjectNotFoundException;

/**
 * Makes our scheduled actions of a target what they should be: one describe when they are so already, and a call for each
 * that differs, the nearest first; Application Auto Scaling knows no batches. The first call that goes wrong ends the round,
 * so that throttling is not made worse: the next one goes on where it ended. Used by one thread at a time.
 */
final class TargetSchedule {
    private final ScalableTargetCalls calls;
    private final TargetScheduleLimits limits;

    TargetSchedule(ScalableTargetCalls calls, TargetScheduleLimits limits) {
        this.calls = calls;
        this.limits = limits;
    }

    /** @param claim told which minima may be carried out from then on, before they can be; says what went wrong, or null */
    ActuatorResult write(List<ScheduledFloor> floors, Instant now, Claim claim) {
        TargetTimetable timetable = null;
        try {
            ScalableTarget target = calls.describe().orElse(null);
            if (target == null) {
                return floors.isEmpty()
                        ? ActuatorResult.applied()
                        : ActuatorResult.refused("there is no " + calls.name() + " to schedule anything for");
            }
            List<TargetAction> found = calls.scheduledActions();
            timetable = TargetTimetable.of(floors, found, target, limits, now);
            String unclaimed = claim.claim(minima(found, timetable.actions()));
            change(found, timetable.actions());
            return applied(timetable, target.suspendedProblem(), unclaimed);
        } catch (SdkException failed) {
            String why = "cannot schedule floors: " + Failures.explain(failed);
            if (Failures.nothingChanged(failed)) {
                return ActuatorResult.refused(why);
            }
            return timetable == null || Failures.throttled(failed)
                    ? ActuatorResult.failed(why)
                    : readBack(timetable, why);
        }
    }

    interface Claim {
        @Nullable
        String claim(Set<Integer> minima);
    }

    private static Set<Integer> minima(List<TargetAction> found, List<TargetAction> wanted) {
        return Stream.concat(found.stream().filter(TargetAction::isOurs), wanted.stream())
                .map(TargetAction::minCapacity)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private void change(List<TargetAction> found, List<TargetAction> wanted) {
        Set<String> names = wanted.stream().map(TargetAction::name).collect(Collectors.toSet());
        List<TargetAction> over = found.stream()
                .filter(action -> action.isOurs() && !names.contains(action.name()))
                .toList();
        // Too much rather than too little, unless there is no room.
        boolean full = found.size() + wanted.size() > limits.actionsPerTarget();
        if (full) {
            over.forEach(this::delete);
        }
        // What others have added to ours does not go away by a put that does not name it.
        found.stream()
                .filter(action -> names.contains(action.name()) && !action.onlyMinCapacity())
                .forEach(this::delete);
        wanted.stream().filter(action -> !found.contains(action)).forEach(calls::schedule);
        if (!full) {
            over.forEach(this::delete);
        }
    }

    private void delete(TargetAction action) {
        try {
            calls.unschedule(action.name());
        } catch (ObjectNotFoundException goneAlready) {
            // It has come due, or a peer was faster.
            return;
        }
    }

    private ActuatorResult readBack(TargetTimetable timetable, String why) {
        try {
            List<TargetAction> ours = calls.scheduledActions().stream()
                    .filter(TargetAction::isOurs)
                    .toList();
            return ours.size() == timetable.actions().size() && ours.containsAll(timetable.actions())
                    ? applied(timetable, "seen by reading back after: " + why)
                    : ActuatorResult.failed(why);
        } catch (SdkException unreadable) {
            return ActuatorResult.failed("unknown whether it happened: " + why);
        }
    }

    private static ActuatorResult applied(TargetTimetable timetable, @Nullable String... notes) {
        List<@Nullable String> all = new ArrayList<>(timetable.notes());
        all.addAll(Arrays.asList(notes));
        return ChangeAttempt.applied(all.toArray(String[]::new));
    }
}
