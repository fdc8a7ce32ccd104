package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.ServiceRegistration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One run of the {@link Planner}. */
final class Planning {
    private record Block(Instant start, Instant end) {}

    private final Forecast forecast;
    private final ServiceRegistration service;
    private final Needs needs;
    private final Influence influence;
    private final Duration dwell;
    private final Duration lead;
    private final int holdBlocks;

    Planning(Forecast forecast, ServiceRegistration service, List<Event> events, PlanningPolicy policy) {
        this.forecast = forecast;
        this.service = service;
        this.needs = new Needs(forecast, service, Levels.of(service, policy));
        this.influence = new Influence(forecast, events);
        // Within a step nothing is known about when the demand comes.
        this.dwell = policy.dwell().compareTo(forecast.step()) < 0 ? forecast.step() : policy.dwell();
        this.lead = service.leadTime().plus(policy.schedulerSlack());
        this.holdBlocks = (int) -Math.floorDiv(-policy.hold().toSeconds(), dwell.toSeconds());
    }

    /** From asking for capacity until it is healthy, with slack. */
    Duration lead() {
        return lead;
    }

    List<String> warnings(Asked asked, Instant now) {
        return Warnings.of(service, forecast, needs, asked, now, lead);
    }

    /** Floors from {@code now} to the end of the forecast, before {@code keepUntil} none below what was asked for. */
    List<Floor> floors(Asked asked, Instant now, Instant keepUntil) {
        List<Block> blocks = blocks(now);
        int before = Math.min(asked.capacity(), service.maxCapacity());
        Instant keptUntil = keptUntil(asked, now);
        int[] needed = new int[blocks.size()];
        for (int b = 0; b < needed.length; b++) {
            Block block = blocks.get(b);
            int capacity = needs.greatest(block.start(), block.end().plus(lead))
                    .map(Need::capacity)
                    .orElse(service.minCapacity());
            int kept = block.start().isBefore(keptUntil) ? before : 0;
            if (block.start().isBefore(keepUntil)) {
                kept = Math.max(kept, Math.min(asked.capacityAt(block.start()), service.maxCapacity()));
            }
            needed[b] = Math.max(capacity, kept);
        }
        return merge(blocks, Staircase.cheapest(needed, before, holdBlocks), before);
    }

    /** Whatever the forecast says now, nothing is released within a block, nor before it was kept for its dwell. */
    private Instant keptUntil(Asked asked, Instant now) {
        Instant border = borderAfter(now);
        boolean atBorder = now.equals(border.minus(dwell));
        Instant nextRelease = atBorder ? now : border;
        return asked.inForce()
                .map(floor -> floor.startAt().plus(dwell))
                .filter(dwellEnd -> dwellEnd.isAfter(nextRelease))
                .orElse(nextRelease);
    }

    private Instant borderAfter(Instant instant) {
        long length = dwell.toSeconds();
        return Instant.ofEpochSecond((Math.floorDiv(instant.getEpochSecond(), length) + 1) * length);
    }

    private List<Block> blocks(Instant now) {
        List<Block> blocks = new ArrayList<>();
        Instant start = now;
        while (start.isBefore(forecast.to())) {
            Instant border = borderAfter(start);
            Instant end = border.isBefore(forecast.to()) ? border : forecast.to();
            blocks.add(new Block(start, end));
            start = end;
        }
        return blocks;
    }

    private List<Floor> merge(List<Block> blocks, int[] capacities, int before) {
        List<Floor> floors = new ArrayList<>();
        int last = before;
        for (int b = 0; b < capacities.length; ) {
            int end = b + 1;
            while (end < capacities.length && capacities[end] == capacities[b]) {
                end++;
            }
            floors.add(floor(blocks.get(b).start(), blocks.get(end - 1).end(), capacities[b], last));
            last = capacities[b];
            b = end;
        }
        return floors;
    }

    private Floor floor(Instant startAt, Instant until, int capacity, int before) {
        Optional<Need> greatest = needs.greatest(startAt, until.plus(lead));
        double demand = greatest.map(Need::demand).orElse(0.0);
        Optional<String> limit = greatest.map(Need::clippedBy)
                .filter(clippedBy -> !clippedBy.equals(Need.MIN) || capacity == service.minCapacity());
        return new Floor(
                startAt,
                readyAt(startAt, until, capacity, before),
                until,
                capacity,
                demand,
                service.tier().quantile(),
                service.headroomPct(),
                greatest.map(need -> influence.eventsAt(need.step())).orElse(List.of()),
                greatest.map(need -> influence.phaseAt(need.step())).orElse(null),
                limit.orElse(null),
                greatest.map(Need::unmet).orElse(0));
    }

    /** When more than before is needed for the first time; at once for a floor that is not a raise. */
    private Instant readyAt(Instant startAt, Instant until, int capacity, int before) {
        if (capacity <= before) {
            return startAt;
        }
        for (Need need : needs.within(startAt, until.plus(lead))) {
            if (need.capacity() > before) {
                Instant at = needs.at(need).isBefore(startAt) ? startAt : needs.at(need);
                return at.isAfter(until) ? until : at;
            }
        }
        return startAt;
    }
}
