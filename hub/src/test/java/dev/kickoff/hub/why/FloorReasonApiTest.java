package dev.kickoff.hub.why;

import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.hub.planning.Reckoning;
import dev.kickoff.hub.plans.PlanBasis;
import dev.kickoff.hub.plans.PlanCause;
import dev.kickoff.hub.plans.PlanHistory;
import dev.kickoff.hub.plans.PlanSetDraft;
import dev.kickoff.hub.plans.PlanSets;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.hub.plans.Publication;
import dev.kickoff.hub.testing.ForecasterControls;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@QuarkusTest
@TestProfile(HubProfile.class)
class FloorReasonApiTest {
    private static final Instant NOON = Instant.parse("1998-07-03T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ForecasterControls
    Map<String, String> forecaster;

    @Inject
    SettableClock clock;

    @Inject
    Plans plans;

    @Inject
    PlanHistory history;

    @Inject
    PlanSets sets;

    private String service;

    @BeforeEach
    void aPeakInTheEvening(TestInfo test) {
        service = "why-" + test.getTestMethod().orElseThrow().getName();
        forecaster.clear();
        clock.set(NOON);
        forecaster.put("now", NOON.toString());
        forecaster.put("base", "200");
        forecaster.put("peak", "900");
        forecaster.put("peakFrom", NOON.plus(Duration.ofHours(5)).toString());
        forecaster.put("peakTo", NOON.plus(Duration.ofHours(6)).toString());
    }

    @Test
    void tellsTheWayFromDemandToUnitsAndToTheStart() {
        register(10, 60);
        why(1, highest(1))
                .statusCode(200)
                .body("floor.capacity", equalTo(60))
                .body("floor.clippedBy", equalTo("maxCapacity"))
                .body("reckoning.demand", equalTo(900.0f))
                .body("reckoning.wanted", equalTo(90))
                .body("reckoning.capacity", equalTo(60))
                .body("timing.step", equalTo("RAISE"))
                .body("timing.leadTime", equalTo("PT5M"))
                .body("timing.latestStart", equalTo("1998-07-03T16:54:00Z"))
                .body("timing.dwell", equalTo("PT10M"))
                .body("provenance.planner", startsWith("fleet-"))
                .body("basis.registration.transform.points[0].signal", equalTo(10.0f))
                .body("cause.kind", equalTo("SERVICE"))
                .body("notKept", hasSize(0));
    }

    @Test
    void saysTheSameWhenTheServiceHasChangedSince() {
        register(10, 500);
        Floor highest = highest(1);
        String then = why(1, highest).statusCode(200).extract().asString();
        register(3, 800);
        Awaitility.await().atMost(PATIENCE).until(() -> newest().version() > 1);

        assertEquals(then, why(1, highest).statusCode(200).extract().asString());
    }

    @Test
    void theArithmeticGivesTheUnitsOfEveryFloorThatOnlyDemandAndLimitsMade() {
        register(7, 500);
        PlanBasis basis = history.basis(service, "eu-west-3", 1).orElseThrow();
        List<Floor> ordinary = newest().floors().stream()
                .filter(floor -> floor.raisedBy() == null)
                .toList();

        assertTrue(ordinary.size() > 1, "there is something to compare");
        for (Floor floor : ordinary) {
            assertEquals(
                    floor.capacity(),
                    Reckoning.of(floor, basis.registration(), basis.policy(), basis.shape())
                            .capacity());
        }
    }

    @Test
    void aPlanThatWasGoneBackToKeepsWhatItWasMadeWith() {
        register(10, 500);
        asOperator()
                .body("{\"reason\": \"wrong transform\", \"lower\": true}")
                .post(path() + "/plans/1/rollback")
                .then()
                .statusCode(200);

        why(newest().version(), newest().floors().get(newest().floors().size() - 1))
                .statusCode(200)
                .body("basis.copiedFrom", equalTo(1))
                .body("cause.kind", equalTo("ORDER"))
                .body("cause.author", equalTo("operator"));
    }

    @Test
    void saysWhatWasNotKept() {
        register(10, 500);
        long version = newest().version() + 1;
        Floor floor = new Floor(
                NOON, NOON, NOON.plusSeconds(3600), 5, 100.0, Quantile.P90, 0.0, List.of("gone"), null, null, 0);
        assertInstanceOf(
                Publication.Done.class,
                sets.publish(new PlanSetDraft(
                        new PlanCause(PlanCause.Kind.ORDER, "ada", "by hand", List.of()),
                        List.of(new CapacityPlan(
                                service,
                                "eu-west-3",
                                version,
                                NOON,
                                "requests",
                                "instance",
                                List.of(floor),
                                List.of(),
                                new CapacityPlan.Provenance("forecast-1", "test", "test", Map.of()))),
                        List.of())));

        why(version, floor)
                .statusCode(200)
                .body("basis", nullValue())
                .body("notKept", hasSize(2))
                .body("notKept[0]", containsString("lead time"))
                .body("notKept[1]", containsString("gone"));
    }

    @Test
    void refusesVersionsAndInstantsThatAreNone() {
        register(10, 500);
        asOperator().get(path() + "/plans/999/floors/" + NOON).then().statusCode(404);
        asOperator().get(path() + "/plans/1/floors/noon").then().statusCode(422).body("field", equalTo("startAt"));
    }

    private Floor highest(long version) {
        return plans.version(service, "eu-west-3", version).orElseThrow().floors().stream()
                .reduce((a, b) -> b.capacity() > a.capacity() ? b : a)
                .orElseThrow();
    }

    private CapacityPlan newest() {
        return plans.latest(service, "eu-west-3").orElseThrow();
    }

    private String path() {
        return "/v1/services/" + service + "/regions/eu-west-3";
    }

    private ValidatableResponse why(long version, Floor floor) {
        return asOperator()
                .get(path() + "/plans/" + version + "/floors/" + floor.startAt())
                .then();
    }

    /** And waits for the plan if it is the first. */
    private void register(int signalPerUnit, int most) {
        asService()
                .body("""
                        {"service": "%s", "region": "eu-west-3", "team": "playback", "signal": "requests",
                         "unit": "instance", "tier": "STANDARD",
                         "transform": {"kind": "LINEAR", "points": [{"signal": %d, "capacity": 1}]},
                         "leadTime": "PT5M", "minCapacity": 1, "maxCapacity": %d, "headroomPct": 0, "targets": []}""".formatted(service, signalPerUnit, most))
                .put(path())
                .then()
                .statusCode(200);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> plans.latest(service, "eu-west-3").isPresent());
    }
}
