package dev.kickoff.hub.recording;

import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.kickoff.hub.testing.ForecasterControls;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HubProfile.class)
class RecorderTest {
    private static final Instant NOON = Instant.parse("1998-06-10T12:00:00Z");

    @ForecasterControls
    Map<String, String> forecaster;

    @Inject
    SettableClock clock;

    @Test
    void everyRevisionOfAnEventIsOnRecordWithWhoAndWhat() {
        clock.set(NOON);
        asOperator().body("""
                        {"id": "recorded", "name": "Final", "category": "football", "zone": "Europe/Paris", "state": "DRAFT",
                         "start": "1998-07-12T19:00:00Z", "end": "1998-07-12T21:00:00Z"}""").post("/v1/events").then().statusCode(201);
        asOperator().body("""
                        {"revision": 1, "name": "The final", "category": "football", "zone": "Europe/Paris", "state": "DRAFT",
                         "start": "1998-07-12T19:00:00Z", "end": "1998-07-12T21:00:00Z"}""").put("/v1/events/recorded").then().statusCode(200);

        asOperator()
                .get("/v1/audit?subject=event/recorded")
                .then()
                .body("entries[1].action", equalTo("event.created"))
                .body("entries[0].action", equalTo("event.changed"))
                .body("entries[0].who", equalTo("operator"))
                .body("entries[0].details.revision", equalTo(2))
                .body("entries[0].details.changes.field", hasItem("name"));
    }

    @Test
    void plansThatBecomeOfficialAreOnRecord() {
        forecaster.clear();
        forecaster.put("now", NOON.toString());
        clock.set(NOON);
        asService()
                .body("""
                        {"service": "recorded-plans", "region": "eu-west-3", "team": "video", "signal": "requests",
                         "unit": "instance", "tier": "STANDARD",
                         "transform": {"kind": "LINEAR", "points": [{"signal": 100, "capacity": 1}]},
                         "leadTime": "PT5M", "minCapacity": 1, "maxCapacity": 40, "headroomPct": 0}""")
                .put("/v1/services/recorded-plans/regions/eu-west-3")
                .then()
                .statusCode(200);

        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> asOperator()
                        .get("/v1/audit?action=plans.published&limit=20")
                        .then()
                        .body("entries.details.versions.'recorded-plans/eu-west-3'", hasItem(1)));
        asOperator().get("/v1/audit/verify").then().body("intact", equalTo(true));
    }
}
