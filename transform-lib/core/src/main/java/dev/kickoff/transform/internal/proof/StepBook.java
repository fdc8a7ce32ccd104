package dev.kickoff.transform.internal.proof;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.CapacityPlan.PlanStep;
import dev.kickoff.schemas.Report.StepDone;
import dev.kickoff.transform.internal.events.Events;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The plan's preparation steps: which are done, and which have come due. {@link #done} may be called by any thread, the
 * rest by one at a time.
 */
public final class StepBook {
    private final Events events;
    private final Set<StepDone> done = ConcurrentHashMap.newKeySet();
    private Set<PlanStep> told = new HashSet<>();

    public StepBook(Events events) {
        this.events = events;
    }

    public void done(String event, String name) {
        done.add(new StepDone(event, name));
    }

    /** Tells which steps have come due; those that are done are not told. */
    public void watch(@Nullable CapacityPlan plan, Instant now) {
        if (plan == null) {
            return;
        }
        Set<PlanStep> due = new HashSet<>();
        for (PlanStep step : plan.steps()) {
            if (!step.dueAt().isAfter(now) && !done.contains(new StepDone(step.event(), step.name()))) {
                due.add(step);
                if (!told.contains(step)) {
                    events.info("due since " + step.dueAt() + " for event " + step.event() + ": " + step.name());
                    events.tell(listener -> listener.onStepDue(step));
                }
            }
        }
        told = due;
    }

    /** Those done that the plan lists. */
    public List<StepDone> doneOf(@Nullable CapacityPlan plan) {
        return plan == null
                ? List.of()
                : plan.steps().stream()
                        .map(step -> new StepDone(step.event(), step.name()))
                        .filter(done::contains)
                        .toList();
    }
}
