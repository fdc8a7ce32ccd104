package dev.kickoff.hub.replay;

import dev.kickoff.schemas.Transform;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to replay.
 *
 * @param traffic that really came, in the signal's unit per step; may begin long before the window
 * @param from start of the window that is replayed
 * @param to its end
 * @param floors of the plan; before its first change there is no floor
 * @param transform traffic to units; traffic beyond a ladder's last rung needs capacity in proportion
 * @param settings of the service's scaling
 * @param multiplier factor of {@link Strategy#FIXED_MULTIPLIER}, above 0
 * @param unitPricePerHour in US dollars, or null when unknown
 */
public record ReplayCase(
        TimeSeries traffic,
        Instant from,
        Instant to,
        FloorSchedule floors,
        Transform transform,
        ScalerSettings settings,
        double multiplier,
        @Nullable BigDecimal unitPricePerHour) {
    /** How far back {@link Strategy#FIXED_MULTIPLIER} looks. */
    static final Duration LOOK_BACK = Duration.ofDays(7);

    public ReplayCase {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("to '" + to + "' must be after from '" + from + "'");
        }
        if (!(multiplier > 0) || Double.isInfinite(multiplier)) {
            throw new IllegalArgumentException("multiplier '" + multiplier + "' must be above 0");
        }
        if (traffic.between(from, to).steps() == 0) {
            throw new IllegalArgumentException("there is no traffic between " + from + " and " + to
                    + "; the traffic covers " + traffic.from() + " to " + traffic.to());
        }
    }

    /** The traffic of the window. */
    public TimeSeries window() {
        return traffic.between(from, to);
    }

    /** Units of capacity that the traffic of the window keeps busy, not rounded. */
    public TimeSeries demand() {
        TimeSeries window = window();
        return new TimeSeries(
                window.from(),
                window.step(),
                window.values().stream().map(this::unitsFor).toList());
    }

    /** Whether any traffic a week before the window is known. */
    public boolean hasLastWeek() {
        return traffic.between(from.minus(LOOK_BACK), to.minus(LOOK_BACK)).values().stream()
                .anyMatch(value -> !Double.isNaN(value));
    }

    double unitsFor(double value) {
        if (Double.isNaN(value)) {
            return value;
        }
        if (transform.covers(value)) {
            return transform.exactCapacityFor(value);
        }
        Transform.Point last = transform.points().get(transform.points().size() - 1);
        return last.capacity() * value / last.signal();
    }
}
