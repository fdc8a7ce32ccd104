package dev.kickoff.hub.events;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Events that overlap in the traffic of the same region, phases included. They are no error: forecasts and plans take
 * all of them into account.
 *
 * @param events at least two, by start; each overlaps another one of them
 * @param regions that all of them move; empty means all, or that they overlap in chains of different regions
 * @param from start of the first overlap
 * @param until end of the last overlap
 * @param overlapMinutes how long at least two of them are on
 * @param atOnce most of them at the same time
 * @param audienceP50 highest sum of the expected audiences at one time, in people, as if nobody came for two of them
 * @param audiencesUnknown how many of the events have no expected audience and are not in the sum
 * @param assumption what the sum takes for granted
 */
public record Conflict(
        List<Entry> events,
        List<String> regions,
        Instant from,
        Instant until,
        long overlapMinutes,
        int atOnce,
        double audienceP50,
        int audiencesUnknown,
        String assumption) {
    static final String ASSUMPTION =
            "Audiences are added up, as if nobody came for two events. Forecasts expect less than"
                    + " that: the bigger event counts most, and they learn from past overlaps how much the others add.";

    /** One of the events, with the time that its phases take. */
    public record Entry(String id, String name, EventState state, Instant from, Instant until) {}

    /** All conflicts among events that may take place: not the cancelled ones and not those that are over. */
    public static List<Conflict> among(List<Event> events) {
        List<Event> open = events.stream()
                .filter(event -> event.state() != EventState.CANCELLED && event.state() != EventState.ENDED)
                .sorted(Comparator.comparing(
                                (Event event) -> Timetable.of(event).from())
                        .thenComparing(Event::id))
                .toList();
        List<Conflict> found = new ArrayList<>();
        Set<Event> grouped = new HashSet<>();
        for (Event event : open) {
            if (!grouped.contains(event)) {
                List<Event> group = group(event, open);
                grouped.addAll(group);
                if (group.size() > 1) {
                    found.add(of(group));
                }
            }
        }
        return found;
    }

    private static List<Event> group(Event first, List<Event> open) {
        List<Event> group = new ArrayList<>(List.of(first));
        for (int i = 0; i < group.size(); i++) {
            for (Event other : open) {
                if (!group.contains(other) && overlap(group.get(i), other)) {
                    group.add(other);
                }
            }
        }
        group.sort(Comparator.comparing(Event::start).thenComparing(Event::id));
        return group;
    }

    private static boolean overlap(Event one, Event other) {
        Timetable first = Timetable.of(one);
        Timetable second = Timetable.of(other);
        boolean sameRegion = one.regions().isEmpty()
                || other.regions().isEmpty()
                || one.regions().stream().anyMatch(other.regions()::contains);
        return sameRegion
                && first.from().isBefore(second.until())
                && second.from().isBefore(first.until());
    }

    private static Conflict of(List<Event> group) {
        List<Instant> marks = group.stream()
                .map(Timetable::of)
                .flatMap(times -> Stream.of(times.from(), times.until()))
                .distinct()
                .sorted()
                .toList();
        Instant from = Instant.MAX;
        Instant until = Instant.MIN;
        Duration together = Duration.ZERO;
        int most = 0;
        double people = 0;
        for (int i = 0; i + 1 < marks.size(); i++) {
            Instant at = marks.get(i);
            List<Event> on = group.stream().filter(event -> isOn(event, at)).toList();
            if (on.stream().anyMatch(one -> on.stream().anyMatch(other -> one != other && overlap(one, other)))) {
                from = from.isBefore(at) ? from : at;
                until = marks.get(i + 1);
                together = together.plus(Duration.between(at, until));
                most = Math.max(most, on.size());
                people = Math.max(
                        people, on.stream().mapToDouble(Conflict::people).sum());
            }
        }
        return new Conflict(
                group.stream().map(Conflict::entry).toList(),
                commonRegions(group),
                from,
                until,
                together.toMinutes(),
                most,
                people,
                (int) group.stream().filter(event -> people(event) == 0).count(),
                ASSUMPTION);
    }

    private static boolean isOn(Event event, Instant at) {
        Timetable times = Timetable.of(event);
        return !at.isBefore(times.from()) && at.isBefore(times.until());
    }

    private static double people(Event event) {
        Audience all = event.expectedAudience();
        return all != null
                ? all.p50()
                : event.audienceByRegion().values().stream()
                        .mapToDouble(Audience::p50)
                        .sum();
    }

    private static Entry entry(Event event) {
        Timetable times = Timetable.of(event);
        return new Entry(event.id(), event.name(), event.state(), times.from(), times.until());
    }

    private static List<String> commonRegions(List<Event> group) {
        return group.stream()
                .map(Event::regions)
                .filter(regions -> !regions.isEmpty())
                .reduce((some, others) -> some.stream().filter(others::contains).toList())
                .map(regions -> regions.stream().sorted().collect(Collectors.toList()))
                .orElse(List.of());
    }
}
