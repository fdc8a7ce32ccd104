package dev.kickoff.hub.rollback;

import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.hub.holds.Hold;
import dev.kickoff.hub.holds.Holds;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.hub.testing.ForecasterControls;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import dev.kickoff.schemas.CapacityPlan;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@QuarkusTest
@TestProfile(HubProfile.class)
class RollbackApiTest {
    private static final Instant NOON = Instant.parse("1998-07-01T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ForecasterControls
    Map<String, String> forecaster;

    @Inject
    SettableClock clock;

    @Inject
    Plans plans;

    @Inject
    Holds holds;

    private String service;

    @BeforeEach
    void twoPlansOneAfterTheOther(TestInfo test) {
        service = "back-" + test.getTestMethod().orElseThrow().getName();
        forecaster.clear();
        at(NOON);
        forecaster.put("base", "200");
        register(100);
        Awaitility.await().atMost(PATIENCE).until(() -> version() >= 1);
        register(10);
        Awaitility.await().atMost(PATIENCE).until(() -> capacity(NOON.plus(Duration.ofHours(2))) == 20);
    }

    @AfterEach
    void nothingIsHeld() {
        holds.on().forEach(hold -> holds.end(hold.id(), "end of the test", "test"));
    }

    @Test
    void anEarlierPlanComesBackAsANewVersionAndStays() {
        long before = version();
        rollback("/plans/1/rollback", "{\"reason\": \"wrong transform\", \"lower\": true}")
                .statusCode(200)
                .body("set", greaterThan(0));

        CapacityPlan back = plans.latest(service, "eu-west-3").orElseThrow();
        assertTrue(back.version() > before);
        assertEquals(
                2, back.floorAt(NOON.plus(Duration.ofHours(2))).orElseThrow().capacity());
        assertTrue(
                back.warnings().get(0).contains("by operator: wrong transform"),
                back.warnings().toString());
        assertTrue(holds.on().stream()
                .anyMatch(hold -> service.equals(hold.name()) && hold.effect() == Hold.Effect.FREEZE));
        asOperator()
                .get("/v1/services/" + service + "/regions/eu-west-3/plans/" + back.version() + "/diff/" + before)
                .then()
                .statusCode(200)
                .body("spans[-1].after", equalTo(20), "spans[-1].before", equalTo(2));
    }

    @Test
    void loweringWithinTheHourMustBeWanted() {
        long before = version();

        rollback("/plans/1/rollback", "{\"reason\": \"wrong transform\"}")
                .statusCode(409)
                .body("remedy", containsString("lower"));

        assertEquals(before, version());
        assertTrue(holds.on().isEmpty(), "nothing is half done");
    }

    @Test
    void refusesToGoBackWithoutAReasonOrToWhatIsNotThere() {
        rollback("/plans/1/rollback", "{}").statusCode(422).body("field", equalTo("reason"));
        rollback("/plans/999/rollback", "{\"reason\": \"x\"}").statusCode(404);
        rollback("/plans/1/rollback", "{\"reason\": \"x\", \"freezeFor\": \"P30D\", \"lower\": true}")
                .statusCode(422)
                .body("field", equalTo("freezeFor"));
        asOperator()
                .body("{\"reason\": \"x\"}")
                .post("/v1/plan-sets/999999/rollback")
                .then()
                .statusCode(404);
    }

    private void at(Instant now) {
        clock.set(now);
        forecaster.put("now", now.toString());
    }

    private long version() {
        return plans.latest(service, "eu-west-3").map(CapacityPlan::version).orElse(0L);
    }

    private int capacity(Instant at) {
        return plans.latest(service, "eu-west-3")
                .flatMap(plan -> plan.floorAt(at))
                .map(floor -> floor.capacity())
                .orElse(0);
    }

    private ValidatableResponse rollback(String path, String body) {
        return asOperator()
                .body(body)
                .post("/v1/services/" + service + "/regions/eu-west-3" + path)
                .then();
    }

    private void register(int signalPerUnit) {
        asService()
                .body("""
                        {"service": "%s", "region": "eu-west-3", "team": "playback", "signal": "requests",
                         "unit": "instance", "tier": "STANDARD",
                         "transform": {"kind": "LINEAR", "points": [{"signal": %d, "capacity": 1}]},
                         "leadTime": "PT5M", "minCapacity": 1, "maxCapacity": 500, "headroomPct": 0, "targets": []}""".formatted(service, signalPerUnit))
                .put("/v1/services/" + service + "/regions/eu-west-3")
                .then()
                .statusCode(200);
    }
}
