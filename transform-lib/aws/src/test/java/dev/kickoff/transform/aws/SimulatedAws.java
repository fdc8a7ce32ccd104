package dev.kickoff.transform.aws;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Carries out Kickoff's scheduled actions of a group when they are due, which the emulator never does. */
final class SimulatedAws {
    private final TestGroup group;

    SimulatedAws(TestGroup group) {
        this.group = group;
    }

    /** @return how many were due */
    int runDue(Instant now) {
        List<ScheduledAction> due = group.scheduledByKickoff().stream()
                .filter(action -> !action.start().isAfter(now))
                .sorted(Comparator.comparing(ScheduledAction::start))
                .toList();
        for (ScheduledAction action : due) {
            group.client()
                    .updateAutoScalingGroup(request ->
                            request.autoScalingGroupName(TestGroup.NAME).minSize(action.minSize()));
            group.client()
                    .deleteScheduledAction(request ->
                            request.autoScalingGroupName(TestGroup.NAME).scheduledActionName(action.name()));
        }
        return due.size();
    }
}
