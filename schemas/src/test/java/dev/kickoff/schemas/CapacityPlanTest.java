package dev.kickoff.schemas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapacityPlanTest {
    private final CapacityPlan plan = golden();

    /** CONTRACT-08: the end of a floor belongs to the next one, so no instant is without a floor or has two. */
    @Test
    void everyInstantOfThePlanHasExactlyOneFloor() {
        for (Instant at = plan.validFrom(); at.isBefore(plan.validUntil()); at = at.plus(Duration.ofMinutes(1))) {
            Instant instant = at;
            assertEquals(
                    1,
                    plan.floors().stream()
                            .filter(floor -> floor.covers(instant))
                            .count());
        }
        assertTrue(plan.floorAt(plan.validUntil()).isEmpty());
    }

    /** CONTRACT-08 */
    @Test
    void refusesAHole() {
        Floor first = plan.floors().get(0);
        Floor late = plan.floors().get(1);
        assertThrows(InvalidDocumentException.class, () -> with(List.of(late, first)));
    }

    /** CONTRACT-09 */
    @Test
    void forecastRefusesQuantilesThatCross() throws IOException {
        assertThrows(
                com.fasterxml.jackson.databind.JsonMappingException.class,
                () -> Documents.JSON.treeToValue(
                        Documents.read(Path.of("goldens/invalid/forecast-v1.quantiles-cross.json")), Forecast.class));
    }

    private CapacityPlan with(List<Floor> floors) {
        return new CapacityPlan(
                plan.service(),
                plan.region(),
                plan.version(),
                plan.issuedAt(),
                plan.signal(),
                plan.unit(),
                floors,
                plan.warnings(),
                plan.provenance());
    }

    private static CapacityPlan golden() {
        try {
            return Documents.JSON.treeToValue(
                    Documents.read(Path.of("goldens/capacity-plan-v1.json")), CapacityPlan.class);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
