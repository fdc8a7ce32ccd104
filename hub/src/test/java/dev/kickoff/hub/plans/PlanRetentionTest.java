package dev.kickoff.hub.plans;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.hub.testing.ForecasterControls;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HubProfile.class)
class PlanRetentionTest {
    private static final Instant DAY = Instant.parse("1997-02-01T00:00:00Z");

    @Inject
    PlanSets sets;

    @Inject
    Plans plans;

    @Inject
    PlanRetention retention;

    @Inject
    SettableClock clock;

    @ForecasterControls
    Map<String, String> forecaster;

    @Test
    void ofOldPlansTheLastOfEachDayStaysAndAlwaysTheNewest() {
        publish("thinned", 1, DAY.plus(Duration.ofHours(1)));
        long emptied = publish("thinned", 2, DAY.plus(Duration.ofHours(2)));
        publish("thinned", 3, DAY.plus(Duration.ofHours(23)));
        publish("thinned", 4, DAY.plus(Duration.ofHours(25)));
        publish("thinned", 5, DAY.plus(Duration.ofHours(26)));
        publish("thinned", 6, DAY.plus(Duration.ofDays(100)));
        publish("thinned", 7, DAY.plus(Duration.ofDays(100)).plusSeconds(1));
        publish("silent", 1, DAY);

        at(DAY.plus(Duration.ofDays(101)));
        retention.thinOut();

        assertEquals(List.of(7L, 6L, 5L, 3L), versions("thinned"));
        assertEquals(List.of(1L), versions("silent"));
        assertTrue(sets.find(emptied).isEmpty());
    }

    private List<Long> versions(String service) {
        return plans.history(service, "eu-west-3", 10).stream()
                .map(CapacityPlan::version)
                .toList();
    }

    private void at(Instant now) {
        forecaster.put("now", now.toString());
        clock.set(now);
    }

    private long publish(String service, long version, Instant at) {
        at(at);
        Floor floor = new Floor(at, at, at.plusSeconds(3600), 5, 100.0, Quantile.P90, 0.0, List.of(), null, null, 0);
        CapacityPlan plan = new CapacityPlan(
                service,
                "eu-west-3",
                version,
                at,
                "requests",
                "instance",
                List.of(floor),
                List.of(),
                new CapacityPlan.Provenance("forecast-1", "test", "test", Map.of()));
        PlanSetDraft draft = new PlanSetDraft(PlanCause.own(PlanCause.Kind.REFRESH), List.of(plan), List.of());
        return assertInstanceOf(Publication.Done.class, sets.publish(draft)).setId();
    }
}
