package dev.kickoff.hub.whatif;

import dev.kickoff.schemas.Floor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Floors in one number. */
final class Sums {
    private static final double SECONDS_PER_HOUR = 3_600;

    private Sums() {}

    /** Floors within {@code [from, to)}, cut at its borders. */
    static List<Floor> within(List<Floor> floors, Instant from, Instant to) {
        return floors.stream()
                .filter(floor -> floor.until().isAfter(from) && floor.startAt().isBefore(to))
                .map(floor -> floor.between(
                        floor.startAt().isBefore(from) ? from : floor.startAt(),
                        floor.readyAt(),
                        floor.until().isAfter(to) ? to : floor.until()))
                .toList();
    }

    static double unitHours(List<Floor> floors) {
        return floors.stream()
                .mapToDouble(floor -> floor.capacity()
                        * Duration.between(floor.startAt(), floor.until()).toMillis()
                        / 1_000.0
                        / SECONDS_PER_HOUR)
                .sum();
    }

    static int most(List<Floor> floors, ToIntFunction<Floor> value) {
        return floors.stream().mapToInt(value).max().orElse(0);
    }

    /** To the cent; null without a price. */
    static @Nullable BigDecimal cost(double unitHours, @Nullable BigDecimal pricePerHour) {
        return pricePerHour == null
                ? null
                : pricePerHour.multiply(BigDecimal.valueOf(unitHours)).setScale(2, RoundingMode.HALF_EVEN);
    }
}
