package dev.kickoff.hub.delivery;

import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What teams get who do not use the library. */
@QuarkusTest
@TestProfile(HubProfile.class)
class DeliveryApiTest {
    @Inject
    AnotherReplica other;

    @Inject
    SettableClock clock;

    @Inject
    PlanCache cache;

    @BeforeEach
    void duringThePlan() {
        clock.set(AnotherReplica.START.plus(Duration.ofMinutes(1)));
    }

    @Test
    void kedaReadsTheFloorInForce() throws Exception {
        publish("keda-floor", 12);

        asService()
                .get(path("keda-floor") + "/keda")
                .then()
                .statusCode(200)
                .body("floor", equalTo(12))
                .body("version", equalTo(1))
                .body("stale", equalTo(false));
    }

    /** Fail-static: keda#8056, #5914, #1850. */
    @Test
    void aPlanThatHasEndedKeepsItsLastFloor() throws Exception {
        publish("keda-stale", 12);
        clock.set(AnotherReplica.START.plus(Duration.ofDays(9)));

        asService()
                .get(path("keda-stale") + "/keda")
                .then()
                .statusCode(200)
                .body("floor", equalTo(12))
                .body("stale", equalTo(true));
    }

    @Test
    void kedaGetsAnErrorAndNotZeroWhenThereIsNoPlan() {
        asService().get(path("unheard-of") + "/keda").then().statusCode(404).body("remedy", containsString("fallback"));
    }

    @Test
    void prometheusReadsFloors() throws Exception {
        publish("metered", 7);

        asOperator()
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("kickoff_floor{region=\"eu-west-3\",service=\"metered\"} 7.0"))
                .body(containsString("kickoff_plan_version{region=\"eu-west-3\",service=\"metered\"} 1.0"))
                .body(containsString("kickoff_plan_age_seconds{region=\"eu-west-3\",service=\"metered\"} 60.0"))
                .body(containsString("kickoff_requests_shed_total"));
    }

    @Test
    void nobodyWithoutATokenReadsFloors() {
        given().get("/q/metrics").then().statusCode(401);
        given().get(path("metered") + "/keda").then().statusCode(401);
        given().get(path("metered") + "/plan/export").then().statusCode(401);
    }

    @Test
    void exportsScheduledActionsOfAGroup() throws Exception {
        publish("exported", 9);

        asService()
                .get(path("exported") + "/plan/export?target=web-asg")
                .then()
                .statusCode(200)
                .body("prefix", equalTo("kickoff-exported-"))
                .body("batches[0].AutoScalingGroupName", equalTo("web-asg"))
                .body("batches[0].ScheduledUpdateGroupActions[0].MinSize", equalTo(9))
                .body("batches[0].ScheduledUpdateGroupActions[0].StartTime", equalTo("1998-06-10T12:03:00Z"));
        asService()
                .get(path("exported") + "/plan/export?format=aas-json&target=service/main/web")
                .then()
                .statusCode(200)
                .body("inputs[0].ResourceId", equalTo("service/main/web"))
                .body("inputs[0].Schedule", equalTo("at(1998-06-10T12:03:00)"))
                .body("inputs[0].ScalableTargetAction.MinCapacity", equalTo(9));
        asService()
                .get(path("exported") + "/plan/export?format=terraform")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .body(containsString("resource \"aws_autoscaling_schedule\" \"kickoff-exported-19980610T1203Z\""));
    }

    @Test
    void refusesAFormatOrTargetThatCannotBe() throws Exception {
        publish("refused", 9);

        asService()
                .get(path("refused") + "/plan/export?format=cloudformation")
                .then()
                .statusCode(422)
                .body("field", equalTo("format"));
        asService()
                .get(path("refused") + "/plan/export?format=terraform&target=a\"b")
                .then()
                .statusCode(422)
                .body("field", equalTo("target"));
    }

    private void publish(String service, int capacity) throws Exception {
        other.publish(service, 1, capacity);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> cache.find(service, "eu-west-3").isPresent());
    }

    private static String path(String service) {
        return "/v1/services/" + service + "/regions/eu-west-3";
    }
}
