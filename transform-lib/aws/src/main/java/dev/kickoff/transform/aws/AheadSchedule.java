package dev.kickoff.transform.aws;

import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.ScheduledFloor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Makes our scheduled actions of a group what they should be: one describe when they are so already, and as few batches as
 * possible when not. What fails does not keep the rest from being done; what is unknown afterwards is read back. Used by one
 * thread at a time.
 */
final class AheadSchedule {
    private final ScheduleCalls calls;
    private final ScheduleLimits limits;

    AheadSchedule(ScheduleCalls calls, ScheduleLimits limits) {
        this.calls = calls;
        this.limits = limits;
    }

    /**
     * @param maxSize of the group
     * @param beforeChange told once, before the first change, what may be carried out from then on; says what went wrong,
     *     or null
     * @param notes what people should know besides
     */
    ActuatorResult write(
            List<ScheduledFloor> floors, int maxSize, Instant now, Claim beforeChange, List<String> notes) {
        List<ScheduledAction> found;
        try {
            found = calls.describe();
        } catch (SdkException failed) {
            String why = "cannot describe the group's scheduled actions: " + Failures.explain(failed);
            return Failures.nothingChanged(failed) ? ActuatorResult.refused(why) : ActuatorResult.failed(why);
        }
        Timetable timetable = Timetable.of(floors, found, maxSize, limits, now);
        ScheduleChanges changes = ScheduleChanges.between(found, timetable.actions(), limits);
        List<String> said = new ArrayList<>(notes);
        said.addAll(timetable.notes());
        String unclaimed = beforeChange.claim(found, timetable.actions());
        if (unclaimed != null) {
            said.add(unclaimed);
        }
        if (changes.none()) {
            return applied(said);
        }
        Attempt attempt = new Attempt();
        attempt.call(() -> calls.delete(changes.inTheWay()));
        attempt.call(() -> calls.put(changes.put()));
        attempt.call(() -> calls.delete(changes.over()));
        return attempt.why == null ? applied(said) : failed(attempt, attempt.why, timetable, said);
    }

    interface Claim {
        @Nullable
        String claim(List<ScheduledAction> found, List<ScheduledAction> wanted);
    }

    private ActuatorResult failed(Attempt attempt, String why, Timetable timetable, List<String> said) {
        if (attempt.allRefused) {
            return ActuatorResult.refused(why);
        }
        if (!attempt.unknown) {
            return ActuatorResult.failed(why);
        }
        try {
            if (ScheduleChanges.between(calls.describe(), timetable.actions(), limits)
                    .none()) {
                said.add("seen by reading back after: " + why);
                return applied(said);
            }
            return ActuatorResult.failed(why);
        } catch (SdkException unreadable) {
            return ActuatorResult.failed("unknown whether it happened: " + why);
        }
    }

    private static ActuatorResult applied(List<String> notes) {
        return notes.isEmpty() ? ActuatorResult.applied() : ActuatorResult.applied(String.join("; ", notes));
    }

    /** Several calls, each of which may go wrong. */
    private static final class Attempt {
        private @Nullable String why;
        private boolean unknown;
        /** Whether all that went wrong was refused for good. */
        private boolean allRefused = true;

        void call(Supplier<Map<String, String>> call) {
            try {
                Map<String, String> failed = call.get();
                failed.entrySet().stream().findFirst().ifPresent(first -> {
                    allRefused = false;
                    // What could not be deleted may have come due and be gone.
                    unknown = true;
                    note(failed.size() + " scheduled actions, first " + first.getKey() + ": " + first.getValue());
                });
            } catch (SdkException failure) {
                boolean refused = Failures.nothingChanged(failure);
                allRefused &= refused;
                unknown |= !refused && !Failures.throttled(failure);
                note(Failures.explain(failure));
            }
        }

        private void note(String message) {
            why = why == null ? message : why + "; " + message;
        }
    }
}
