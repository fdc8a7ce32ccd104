package dev.kickoff.transform.testing.timetravel;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A plan made by hand, without a forecast: a base and what events need on top of it. Events that overlap add up. Every
 * rise begins the lead time earlier. Not thread-safe.
 */
public final class SimulatedPlan {
    private final String service;
    private final String region;
    private final Instant from;
    private final Instant until;
    private final List<Event> events = new ArrayList<>();
    private int base;
    private Duration leadTime = Duration.ofMinutes(15);
    private long version = 1;

    private record Event(String id, Instant start, Instant end, int units) {
        boolean isOn(Instant instant) {
            return !instant.isBefore(start) && instant.isBefore(end);
        }
    }

    private SimulatedPlan(String service, String region, Instant from, Instant until) {
        this.service = service;
        this.region = region;
        this.from = from;
        this.until = until;
    }

    /** @param until the plan's end, after {@code from} */
    public static SimulatedPlan of(String service, String region, Instant from, Instant until) {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("until '" + until + "' must be after from " + from);
        }
        return new SimulatedPlan(service, region, from, until);
    }

    /** Units needed when no event is on; 0 by default. */
    public SimulatedPlan base(int units) {
        base = units;
        return this;
    }

    /** How long before it is needed capacity is asked for; a quarter of an hour by default. */
    public SimulatedPlan leadTime(Duration value) {
        leadTime = value;
        return this;
    }

    /** Rises with every plan of the service; 1 by default. */
    public SimulatedPlan version(long number) {
        version = number;
        return this;
    }

    /**
     * @param id letters, digits, '.', '_' or '-'
     * @param units on top of the base and of other events, from start to end
     */
    public SimulatedPlan event(String id, Instant start, Instant end, int units) {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(
                    "end '" + end + "' of event " + id + " must be after its start " + start);
        }
        events.add(new Event(id, start, end, units));
        return this;
    }

    public CapacityPlan build() {
        List<Floor> floors = new ArrayList<>();
        List<Instant> borders = List.copyOf(borders());
        for (int i = 0; i + 1 < borders.size(); i++) {
            Instant start = borders.get(i);
            int units = highestWithinLeadTime(start);
            Instant end = borders.get(i + 1);
            while (i + 2 < borders.size() && highestWithinLeadTime(end) == units) {
                i++;
                end = borders.get(i + 1);
            }
            floors.add(floor(start, end, units));
        }
        CapacityPlan.Provenance provenance =
                new CapacityPlan.Provenance("simulated", "simulated", "simulated", Map.of());
        return new CapacityPlan(service, region, version, from, "simulated", "instance", floors, List.of(), provenance);
    }

    private TreeSet<Instant> borders() {
        TreeSet<Instant> borders = new TreeSet<>(List.of(from, until));
        for (Event event : events) {
            borders.addAll(List.of(event.start(), event.start().minus(leadTime), event.end()));
            borders.add(event.end().minus(leadTime));
        }
        borders.removeIf(border -> border.isBefore(from) || border.isAfter(until));
        return borders;
    }

    private Floor floor(Instant start, Instant end, int units) {
        Instant readyAt = unitsAt(start) >= units ? start : firstNeed(start, end, units);
        List<String> on = events.stream()
                .filter(event -> event.start().isBefore(end.plus(leadTime))
                        && event.end().isAfter(start))
                .map(Event::id)
                .toList();
        return new Floor(start, readyAt, end, units, units, Quantile.P90, 0, on, null, null, 0);
    }

    private Instant firstNeed(Instant start, Instant end, int units) {
        return events.stream()
                .map(Event::start)
                .filter(instant -> instant.isAfter(start) && instant.isBefore(end) && unitsAt(instant) >= units)
                .min(Comparator.naturalOrder())
                .orElse(end);
    }

    private int highestWithinLeadTime(Instant start) {
        int highest = unitsAt(start);
        for (Event event : events) {
            if (event.start().isAfter(start) && !event.start().isAfter(start.plus(leadTime))) {
                highest = Math.max(highest, unitsAt(event.start()));
            }
        }
        return highest;
    }

    private int unitsAt(Instant instant) {
        return base
                + events.stream()
                        .filter(event -> event.isOn(instant))
                        .mapToInt(Event::units)
                        .sum();
    }
}
