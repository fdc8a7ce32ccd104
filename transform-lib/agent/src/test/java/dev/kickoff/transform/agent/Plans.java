package dev.kickoff.transform.agent;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

final class Plans {
    private Plans() {}

    /** One floor for six hours. */
    static CapacityPlan from(Instant start, int capacity) {
        Instant until = start.plus(Duration.ofHours(6));
        return new CapacityPlan(
                "video-edge",
                "eu-west-3",
                1,
                start,
                "requests",
                "instance",
                List.of(new Floor(start, start, until, capacity, 0, Quantile.P90, 20, List.of(), null, null, 0)),
                List.of(),
                new CapacityPlan.Provenance("forecast-1", "test", "test", Map.of()));
    }
}
