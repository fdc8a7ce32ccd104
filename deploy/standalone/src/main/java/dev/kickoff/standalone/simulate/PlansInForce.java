package dev.kickoff.standalone.simulate;

import dev.kickoff.hub.planning.PlanResult;
import dev.kickoff.hub.planning.PlanRhythm;
import dev.kickoff.hub.planning.PlannedService;
import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.hub.planning.Succession;
import dev.kickoff.hub.replay.FloorSchedule;
import dev.kickoff.hub.replay.FloorSchedule.Change;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.standalone.cli.CommandFailure;
import dev.kickoff.standalone.files.ServiceFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The plans of one service, one after the other, and the floors that they put in force. For one thread. */
final class PlansInForce {
    private final ServiceFile service;
    private final PlanRhythm rhythm;
    /** Floors by their start; those ahead are of the plan in force. */
    private final NavigableMap<Instant, Integer> floors = new TreeMap<>();

    private @Nullable CapacityPlan plan;
    private @Nullable Instant lowerWantedSince;
    private int versions;

    PlansInForce(ServiceFile service, PlanRhythm rhythm) {
        this.service = service;
        this.rhythm = rhythm;
    }

    /** @param recentTraffic the most that was observed per step lately, null when unknown */
    void plan(Forecast forecast, List<Event> events, @Nullable Double recentTraffic, Moment moment) {
        Instant now = moment.at();
        PlannedService planned = new PlannedService(
                service.registration(), ServicePolicy.NONE, plan, versions + 1L, now, false, recentTraffic);
        Succession.Step step = Succession.plan(
                forecast, events, planned, now, service.policy(), moment.deliberate(), lowerWantedSince, rhythm);
        if (step.planned() instanceof PlanResult.Refused refused) {
            throw CommandFailure.failed("no plan at " + now + ": " + refused.reason());
        }
        lowerWantedSince = step.lowerWantedSince();
        if (step.next() != null) {
            publish(step.next(), now);
        }
    }

    private void publish(CapacityPlan next, Instant now) {
        plan = next;
        versions++;
        floors.tailMap(now, true).clear();
        floors.put(now, next.floorAt(now).orElseThrow().capacity());
        for (Floor floor : next.floors()) {
            if (floor.startAt().isAfter(now)) {
                floors.put(floor.startAt(), floor.capacity());
            }
        }
    }

    int versions() {
        return versions;
    }

    /** The floors that were in force, one change after the other; one more at {@code to}, where they end. */
    FloorSchedule until(Instant to) {
        List<Change> changes = new ArrayList<>();
        int units = service.registration().minCapacity();
        for (Map.Entry<Instant, Integer> floor : floors.headMap(to).entrySet()) {
            if (changes.isEmpty() || floor.getValue() != units) {
                units = floor.getValue();
                changes.add(new Change(floor.getKey(), units));
            }
        }
        changes.add(new Change(to, units));
        return new FloorSchedule(changes);
    }
}
