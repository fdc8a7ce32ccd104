package dev.kickoff.hub.planning;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where two plans of one service and region ask for different capacity.
 *
 * @param spans in order; what is in none is equal in both
 */
public record PlanDiff(List<Span> spans) {
    /**
     * A time in which both ask for the same all along, and for something different from each other.
     *
     * @param before units, null where that plan says nothing
     * @param after units, null where that plan says nothing
     */
    public record Span(
            Instant from,
            Instant to,
            @Nullable Integer before,
            @Nullable Integer after) {
        boolean goesOnAs(Span next) {
            return to.equals(next.from) && Objects.equals(before, next.before) && Objects.equals(after, next.after);
        }
    }

    public PlanDiff {
        spans = List.copyOf(spans);
    }

    /** Takes time in the number of floors. */
    public static PlanDiff of(CapacityPlan before, CapacityPlan after) {
        TreeSet<Instant> borders = new TreeSet<>();
        for (CapacityPlan plan : List.of(before, after)) {
            borders.add(plan.validFrom());
            plan.floors().forEach(floor -> borders.add(floor.until()));
        }
        List<Span> spans = new ArrayList<>();
        Instant from = borders.first();
        Cursor old = new Cursor(before.floors());
        Cursor next = new Cursor(after.floors());
        for (Instant to : borders.tailSet(from, false)) {
            Span span = new Span(from, to, old.capacityAt(from), next.capacityAt(from));
            if (!Objects.equals(span.before(), span.after())) {
                Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
                if (last != null && last.goesOnAs(span)) {
                    spans.set(spans.size() - 1, new Span(last.from(), to, last.before(), last.after()));
                } else {
                    spans.add(span);
                }
            }
            from = to;
        }
        return new PlanDiff(spans);
    }

    /** Reads floors from front to back. */
    private static final class Cursor {
        private final List<Floor> floors;
        private int at;

        Cursor(List<Floor> floors) {
            this.floors = floors;
        }

        @Nullable
        Integer capacityAt(Instant instant) {
            while (at < floors.size() && !floors.get(at).until().isAfter(instant)) {
                at++;
            }
            return at < floors.size() && floors.get(at).covers(instant)
                    ? floors.get(at).capacity()
                    : null;
        }
    }
}
