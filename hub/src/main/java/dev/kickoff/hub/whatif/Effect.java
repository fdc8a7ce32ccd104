package dev.kickoff.hub.whatif;

import dev.kickoff.schemas.Floor;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change does to one service in one region, within the preview's window. Now means without the change, then with
 * it.
 *
 * @param peakNow highest floor, units
 * @param peakThen highest floor, units
 * @param unitHoursNow sum of the floors times hours
 * @param unitHoursThen sum of the floors times hours
 * @param usd what the floors cost more with the change, negative when less; null when the price is unknown
 * @param unmetThen most units that limits leave unserved
 * @param floorsNow without the change
 * @param floorsThen with the change
 * @param warnings of the plan with the change
 */
public record Effect(
        String service,
        String region,
        String unit,
        int peakNow,
        int peakThen,
        double unitHoursNow,
        double unitHoursThen,
        @Nullable BigDecimal usd,
        int unmetThen,
        List<Floor> floorsNow,
        List<Floor> floorsThen,
        List<String> warnings) {
    /** Whether the change does anything to the service. */
    public boolean isAny() {
        return peakNow != peakThen || Math.abs(unitHoursNow - unitHoursThen) > 1e-9 || usd != null && usd.signum() != 0;
    }

    /** Units that the change adds to the highest floor, negative when it takes some away. */
    public int addedUnits() {
        return peakThen - peakNow;
    }
}
