package dev.kickoff.hub.planning;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What floors cost if nothing runs above them. */
public final class FloorCost {
    private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

    private FloorCost() {}

    /**
     * Exact in units and seconds; rounded once, to cents.
     *
     * @param pricePerHour of one unit in US dollars, or null when unknown
     */
    public static CapacityPlan.Cost of(List<Floor> floors, @Nullable BigDecimal pricePerHour) {
        long seconds = 0;
        long nanos = 0;
        for (Floor floor : floors) {
            Duration length = Duration.between(floor.startAt(), floor.until());
            seconds += floor.capacity() * length.getSeconds();
            nanos += (long) floor.capacity() * length.getNano();
        }
        BigDecimal unitSeconds = BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, 9));
        BigDecimal usd = pricePerHour == null
                ? null
                : unitSeconds.multiply(pricePerHour).divide(SECONDS_PER_HOUR, 2, RoundingMode.HALF_UP);
        return new CapacityPlan.Cost(unitSeconds.doubleValue() / 3600, usd);
    }
}
