package dev.kickoff.hub.planning;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the plan in force has asked for until now. A new plan carries these floors on for a while, so that it says
 * itself how long its capacity has been asked for, and a library whose clock is a little late finds a floor too.
 */
final class Asked {
    private static final Duration LATE_CLOCK = Duration.ofMinutes(5);

    private final @Nullable CapacityPlan plan;
    private final Instant now;
    private final int minCapacity;
    private final List<Floor> floors;
    private final @Nullable Floor inForce;

    Asked(@Nullable CapacityPlan plan, Instant now, int minCapacity) {
        this(
                plan,
                now,
                minCapacity,
                plan == null
                        ? List.of()
                        : plan.floors().stream()
                                .filter(floor -> floor.startAt().isBefore(now))
                                .toList());
    }

    private Asked(@Nullable CapacityPlan plan, Instant now, int minCapacity, List<Floor> floors) {
        this.plan = plan;
        this.now = now;
        this.minCapacity = minCapacity;
        this.floors = floors;
        this.inForce = floors.isEmpty() ? null : floors.get(floors.size() - 1);
    }

    /**
     * The same without the newest floors that are not needed yet, as if nothing had been asked for early.
     *
     * @param needed units that this block needs, so that they are not early
     */
    Asked withoutEarly(int needed) {
        int size = floors.size();
        while (size > 0 && isEarly(floors.get(size - 1), needed)) {
            size--;
        }
        return size == floors.size() ? this : new Asked(plan, now, minCapacity, floors.subList(0, size));
    }

    private boolean isEarly(Floor floor, int needed) {
        return floor.readyAt().isAfter(now) && floor.capacity() > needed;
    }

    /** The floor in force, the last one if the plan has expired; empty without a plan. */
    Optional<Floor> inForce() {
        return Optional.ofNullable(inForce);
    }

    /** Units asked for just before now: without a plan, the minimum that the team keeps itself. */
    int capacity() {
        return inForce == null ? minCapacity : inForce.capacity();
    }

    /** The most that the plan in force asks for in each block; after its end its last floor, without it the minimum. */
    int[] perBlock(Blocks blocks, int count) {
        int[] most = new int[count];
        if (plan == null) {
            Arrays.fill(most, minCapacity);
            return most;
        }
        List<Floor> all = plan.floors();
        int first = 0;
        for (int b = 0; b < count; b++) {
            Instant start = blocks.start(b);
            long end = blocks.endSecond(b);
            while (first < all.size() - 1 && !all.get(first).until().isAfter(start)) {
                first++;
            }
            for (int i = first; i < all.size() && (i == first || startsBefore(all.get(i), end)); i++) {
                most[b] = Math.max(most[b], all.get(i).capacity());
            }
        }
        return most;
    }

    private static boolean startsBefore(Floor floor, long second) {
        return floor.startAt().isBefore(Instant.ofEpochSecond(second));
    }

    /** End of the plan in force; now without one. */
    Instant end() {
        return plan == null ? now : plan.validUntil();
    }

    /** Since when at least so many units have been asked for without a break; now if they are not. */
    Instant since(int capacity) {
        Instant since = now;
        for (int i = floors.size() - 1; i >= 0 && floors.get(i).capacity() >= capacity; i--) {
            since = floors.get(i).startAt();
        }
        return since;
    }

    /** The floors to carry on, cut off at now. */
    List<Floor> recent(Duration leadTime) {
        Instant from = now.minus(leadTime.compareTo(LATE_CLOCK) > 0 ? leadTime : LATE_CLOCK);
        return floors.stream()
                .filter(floor -> floor == inForce || floor.until().isAfter(from))
                .map(floor -> floor == inForce ? Floors.between(floor, floor.startAt(), now) : floor)
                .toList();
    }
}
