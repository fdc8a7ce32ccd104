package dev.kickoff.hub.console.plans;

import dev.kickoff.hub.planning.FloorCost;
import dev.kickoff.hub.planning.PlanDiff;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two plans of a service over the time that both speak of.
 *
 * @param from where that time begins
 * @param to where it ends
 * @param steps where they ask for different capacity, in order
 * @param unitHours that the second asks for more
 * @param usd that it costs more, or null without a price
 */
record PlanChange(
        Instant from,
        Instant to,
        List<Step> steps,
        double unitHours,
        @Nullable BigDecimal usd) {
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

    /** What happens to a floor. */
    enum Kind {
        RISES,
        FALLS,
        BEGINS_EARLIER,
        BEGINS_LATER,
        ENDS_EARLIER,
        ENDS_LATER
    }

    /** @param usd that it costs more, or null without a price */
    record Step(
            Kind kind,
            Instant from,
            Instant to,
            int before,
            int after,
            @Nullable BigDecimal usd) {}

    /**
     * @param from not to look before
     * @param pricePerHour of one unit, or null
     */
    static PlanChange of(CapacityPlan before, CapacityPlan after, Instant from, @Nullable BigDecimal pricePerHour) {
        Instant start = latest(from, latest(before.validFrom(), after.validFrom()));
        Instant end = before.validUntil().isBefore(after.validUntil()) ? before.validUntil() : after.validUntil();
        List<Step> steps = new ArrayList<>();
        for (PlanDiff.Span span : PlanDiff.of(before, after).spans()) {
            Instant begin = latest(span.from(), start);
            Integer old = span.before();
            Integer next = span.after();
            if (old != null && next != null && span.to().isAfter(begin)) {
                Kind kind = kind(before, after, span, old, next);
                steps.add(new Step(kind, begin, span.to(), old, next, usd(begin, span.to(), next - old, pricePerHour)));
            }
        }
        double unitHours = hours(after, start, end) - hours(before, start, end);
        BigDecimal sum = pricePerHour == null
                ? null
                : steps.stream()
                        .map(Step::usd)
                        .reduce(BigDecimal.ZERO, (a, b) -> b == null ? a : a.add(b))
                        .setScale(2, RoundingMode.HALF_UP);
        return new PlanChange(start, end.isAfter(start) ? end : start, List.copyOf(steps), unitHours, sum);
    }

    /** The steps that make the most unit-hours, in the order of time. */
    List<Step> largest(int count) {
        return steps.stream()
                .sorted(Comparator.comparingDouble(PlanChange::size).reversed())
                .limit(count)
                .sorted(Comparator.comparing(Step::from))
                .toList();
    }

    private static double size(Step step) {
        return (double) Math.abs(step.after() - step.before())
                * Duration.between(step.from(), step.to()).toSeconds();
    }

    /**
     * A difference at whose end both plans agree on the new height is a raise that was moved, one at whose beginning they
     * agreed is a release that was moved; else the floor itself is another one.
     */
    private static Kind kind(CapacityPlan before, CapacityPlan after, PlanDiff.Span span, int old, int next) {
        Integer onceOver = same(before, after, span.to());
        Integer untilThen = same(before, after, span.from().minusNanos(1));
        if (next > old) {
            return onceOver != null && onceOver == next
                    ? Kind.BEGINS_EARLIER
                    : untilThen != null && untilThen == next ? Kind.ENDS_LATER : Kind.RISES;
        }
        return onceOver != null && onceOver == old
                ? Kind.BEGINS_LATER
                : untilThen != null && untilThen == old ? Kind.ENDS_EARLIER : Kind.FALLS;
    }

    private static @Nullable Integer same(CapacityPlan before, CapacityPlan after, Instant at) {
        Integer old = before.floorAt(at).map(Floor::capacity).orElse(null);
        Integer next = after.floorAt(at).map(Floor::capacity).orElse(null);
        return old != null && old.equals(next) ? old : null;
    }

    private static @Nullable BigDecimal usd(Instant from, Instant to, int units, @Nullable BigDecimal price) {
        return price == null
                ? null
                : price.multiply(BigDecimal.valueOf(units))
                        .multiply(BigDecimal.valueOf(Duration.between(from, to).toSeconds()))
                        .divide(SECONDS_PER_HOUR, 6, RoundingMode.HALF_UP);
    }

    private static double hours(CapacityPlan plan, Instant from, Instant to) {
        List<Floor> within = new ArrayList<>();
        for (Floor floor : plan.floors()) {
            Instant start = latest(floor.startAt(), from);
            Instant end = floor.until().isBefore(to) ? floor.until() : to;
            if (end.isAfter(start)) {
                within.add(floor.between(start, floor.readyAt(), end));
            }
        }
        return FloorCost.of(within, null).unitHours();
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
