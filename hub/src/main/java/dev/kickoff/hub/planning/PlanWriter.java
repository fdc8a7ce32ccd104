package dev.kickoff.hub.planning;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Forecast;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the plan of one service from its finished draft. */
final class PlanWriter {
    private static final int MOST_WARNINGS = 10;

    /**
     * @param latestSafeStart of each event that raises a floor of the plan
     */
    record Written(ServicePlan plan, List<Alert> alerts, Map<String, Instant> latestSafeStart) {}

    private PlanWriter() {}

    static Written write(Draft draft) {
        List<Floor> floors = FloorWriter.floors(draft);
        List<Floor> all = join(draft, floors);
        Map<String, Instant> firstRaises = firstRaises(all);
        List<CapacityPlan.PlanStep> steps = Preparation.steps(draft, firstRaises);
        Warnings.collect(draft);
        CapacityPlan plan = new CapacityPlan(
                draft.service.service(),
                draft.service.region(),
                draft.planned.version(),
                draft.blocks.now(),
                draft.service.signal(),
                draft.service.unit(),
                all,
                texts(draft.alerts),
                provenance(draft, floors),
                FloorCost.of(floors, draft.planned.policy().priceOf(draft.service)),
                steps);
        ServicePlan planned = new ServicePlan(plan.service(), plan.region(), new PlanResult.Planned(plan));
        return new Written(planned, List.copyOf(draft.alerts), latestSafeStart(draft));
    }

    /** The floor in force goes on if the plan still wants the same; then it keeps the times at which it was asked. */
    private static List<Floor> join(Draft draft, List<Floor> floors) {
        List<Floor> all = new ArrayList<>(draft.asked.recent(draft.lead));
        Floor first = floors.get(0);
        Floor running = draft.asked.inForce().orElse(null);
        if (running != null && running.capacity() == first.capacity()) {
            all.set(all.size() - 1, Floors.askedAt(first, running.startAt(), running.readyAt()));
        } else {
            all.add(first);
        }
        all.addAll(floors.subList(1, floors.size()));
        return all;
    }

    private static Map<String, Instant> firstRaises(List<Floor> floors) {
        Map<String, Instant> first = new HashMap<>();
        for (int i = 1; i < floors.size(); i++) {
            if (floors.get(i).capacity() > floors.get(i - 1).capacity()) {
                Instant start = floors.get(i).startAt();
                floors.get(i).events().forEach(event -> first.putIfAbsent(event, start));
            }
        }
        return first;
    }

    /** Of raises that are under way, when they were asked for; of those to come, when they must be. */
    private static Map<String, Instant> latestSafeStart(Draft draft) {
        Map<String, Instant> latest = firstRaises(draft.asked.recent(draft.lead));
        Outline outline = draft.outline;
        for (int run = draft.firstPlan() ? 1 : 0; run < outline.runs(); run++) {
            int before = run == 0 ? draft.before : outline.capacity()[run - 1];
            if (outline.capacity()[run] > before) {
                Instant start = draft.askedAt(run);
                for (String event : draft.namedAt(outline.peak()[run]).events()) {
                    latest.merge(event, start, (a, b) -> a.isBefore(b) ? a : b);
                }
            }
        }
        latest.keySet().removeIf(id -> {
            Event event = draft.events.get(id);
            return event == null || !EventWindow.exit(event).isAfter(draft.blocks.now());
        });
        return latest;
    }

    private static List<String> texts(List<Alert> alerts) {
        List<String> texts = alerts.stream().map(Alert::text).toList();
        int more = texts.size() - MOST_WARNINGS;
        if (more <= 0) {
            return texts;
        }
        List<String> shown = new ArrayList<>(texts.subList(0, MOST_WARNINGS));
        shown.add("… and " + more + " more");
        return shown;
    }

    private static CapacityPlan.Provenance provenance(Draft draft, List<Floor> floors) {
        Forecast forecast = draft.demand.forecast();
        Map<String, Integer> revisions = new TreeMap<>(forecast.provenance().eventRevisions());
        TreeSet<String> named = new TreeSet<>();
        floors.forEach(floor -> named.addAll(floor.events()));
        for (String id : named) {
            Event event = draft.events.get(id);
            if (event != null) {
                revisions.putIfAbsent(id, event.revision());
            }
        }
        return new CapacityPlan.Provenance(
                forecast.id(), forecast.provenance().model(), FleetPlanner.VERSION, revisions);
    }
}
