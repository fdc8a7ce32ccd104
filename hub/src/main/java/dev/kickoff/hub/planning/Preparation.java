package dev.kickoff.hub.planning;

import dev.kickoff.schemas.CapacityPlan.PlanStep;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.PrepStep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When the steps that are not capacity of the service must be started: their lead time before the event first needs
 * anything, which is the start of its first phase or of the first floor it raises. Lead times are longer than forecasts,
 * so all events to come of the region count; one within the forecast only if it raises the service's demand there.
 */
final class Preparation {
    private Preparation() {}

    static List<PlanStep> steps(Draft draft, Map<String, Instant> firstRaises) {
        List<PrepStep> declared = draft.service.steps();
        if (declared.isEmpty()) {
            return List.of();
        }
        Set<String> named = new HashSet<>();
        for (int peak : draft.peaks()) {
            named.addAll(draft.namedAt(peak).events());
        }
        List<PlanStep> steps = new ArrayList<>();
        for (Event event : draft.events.values()) {
            boolean over = !EventWindow.exit(event).isAfter(draft.blocks.now());
            boolean beyond =
                    !EventWindow.start(event).isBefore(draft.demand.forecast().to());
            if (!over && (beyond || named.contains(event.id()))) {
                Instant first = EventWindow.start(event);
                Instant raise = firstRaises.getOrDefault(event.id(), first);
                Instant needed = raise.isBefore(first) ? raise : first;
                for (PrepStep step : declared) {
                    steps.add(new PlanStep(event.id(), step.name(), step.kind(), needed.minus(step.leadTime())));
                }
            }
        }
        steps.sort(Comparator.comparing(PlanStep::dueAt)
                .thenComparing(PlanStep::event)
                .thenComparing(PlanStep::name));
        for (PlanStep step : steps) {
            warn(draft, step);
        }
        return List.copyOf(steps);
    }

    private static void warn(Draft draft, PlanStep step) {
        boolean done = draft.planned.stepsDone().contains(PlannedService.stepKey(step.event(), step.name()));
        if (!done && step.dueAt().isBefore(draft.blocks.now())) {
            draft.alert(
                    Alert.Kind.STEP_OVERDUE,
                    step.event(),
                    step.dueAt(),
                    "'" + step.name() + "' for event " + step.event() + " should have been started at " + step.dueAt()
                            + ": start it now, or note that it is done");
        }
    }
}
