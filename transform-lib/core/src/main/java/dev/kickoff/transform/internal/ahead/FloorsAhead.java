package dev.kickoff.transform.internal.ahead;

import dev.kickoff.schemas.Floor;
import dev.kickoff.transform.ScheduledFloor;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/**
 * From a plan to what the platform is to do by itself. Each floor lasts for the grace beyond its end, because nobody may
 * be there to say that the plan still holds; where that overlaps with the next floor the higher of the two counts. After
 * the plan's last floor comes nothing: it lasts. Pure.
 */
final class FloorsAhead {
    private final List<Floor> floors;
    private final IntUnaryOperator limits;
    private final Duration grace;
    private final int found;

    /**
     * @param limits from a plan's capacity to the minimum that may be set
     * @param grace how long a floor outlasts its end
     * @param found the minimum now, which lasts until the plan begins
     */
    FloorsAhead(List<Floor> floors, IntUnaryOperator limits, Duration grace, int found) {
        this.floors = floors;
        this.limits = limits;
        this.grace = grace;
        this.found = found;
    }

    /** The changes in {@code (now, until]}, to the second, none of them to what is in force just before it. */
    List<ScheduledFloor> between(Instant now, Instant until) {
        List<Span> spans = spans(now, until);
        TreeSet<Instant> instants = new TreeSet<>();
        spans.forEach(span -> {
            instants.add(span.from());
            instants.add(span.until());
        });
        List<ScheduledFloor> changes = new ArrayList<>();
        int before = highest(spans, now);
        for (Instant instant : instants.subSet(now, false, until, true)) {
            int minimum = highest(spans, instant);
            if (minimum != before) {
                changes.add(new ScheduledFloor(instant, minimum));
            }
            before = minimum;
        }
        return changes;
    }

    /** A floor with its grace, in whole seconds that are never less than what the plan says. */
    private record Span(Instant from, Instant until, int minimum) {
        boolean covers(Instant instant) {
            return !instant.isBefore(from) && instant.isBefore(until);
        }
    }

    private List<Span> spans(Instant now, Instant until) {
        Floor last = floors.get(floors.size() - 1);
        return floors.stream()
                .map(floor -> new Span(
                        floor.startAt().truncatedTo(ChronoUnit.SECONDS),
                        floor == last ? Instant.MAX : roundedUp(floor.until().plus(grace)),
                        limits.applyAsInt(floor.capacity())))
                .filter(span -> span.until().isAfter(now) && !span.from().isAfter(until))
                .toList();
    }

    private int highest(List<Span> spans, Instant instant) {
        return spans.stream()
                .filter(span -> span.covers(instant))
                .mapToInt(Span::minimum)
                .max()
                .orElse(found);
    }

    private static Instant roundedUp(Instant instant) {
        Instant second = instant.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(instant) ? second : second.plusSeconds(1);
    }
}
