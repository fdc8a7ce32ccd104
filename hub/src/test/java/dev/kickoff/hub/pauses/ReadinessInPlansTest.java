package dev.kickoff.hub.pauses;

import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.hub.plans.Plans;
import dev.kickoff.hub.testing.ForecasterControls;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import dev.kickoff.hub.testing.Tables;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.PrepStep;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What libraries report and people say about them goes into the plans. */
@QuarkusTest
@TestProfile(HubProfile.class)
class ReadinessInPlansTest {
    private static final Instant NOON = Instant.parse("1998-06-10T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ForecasterControls
    Map<String, String> forecaster;

    @Inject
    SettableClock clock;

    @Inject
    Plans plans;

    @Inject
    @DataSource("hub")
    AgroalDataSource database;

    private String service;

    @BeforeEach
    void everyTestHasAServiceOfItsOwn(TestInfo test) {
        Tables.clear(database, "event_revision", "event_series_revision", "event_series_day", "hold");
        service = test.getTestMethod().orElseThrow().getName();
        forecaster.clear();
        now(NOON);
    }

    @Test
    void plansAskEarlierWhenCapacityTakesLongerThanDeclared() {
        forecaster.put("peak", "3000");
        forecaster.put("peakFrom", "1998-06-10T18:00:00Z");
        forecaster.put("peakTo", "1998-06-10T20:00:00Z");
        register("");
        Instant measured = Instant.parse("1998-06-10T18:00:00Z").minus(Duration.ofMinutes(21));
        assertTrue(raise(planned()).isAfter(measured), "as declared");

        report("i-1", NOON, "\"leadTimeP95\": \"PT20M30S\"");
        Awaitility.await().atMost(PATIENCE).until(() -> !raise(newest()).isAfter(measured));

        asOperator()
                .get("/v1/alerts")
                .then()
                .body(
                        "alerts.findAll { it.kind == 'LEAD_TIME' }.text",
                        hasItem(
                                "Planned with the lead time measured, 21 min for 95 of 100 raises: 5 min are declared"));
        long version = newest().version();
        report("i-1", NOON.plusSeconds(30), "\"leadTimeP95\": \"PT19M10S\"");
        report("i-2", NOON.plusSeconds(40), "\"leadTimeP95\": \"PT3M\"");
        now(NOON.plus(Duration.ofMinutes(6)));
        asOperator().get("/v1/alerts").then().body("alerts.kind", hasItem("LEAD_TIME"));
        assertEquals(version, newest().version(), "a wobble makes no new plan");
    }

    @Test
    void aStepThatIsDoneIsNoLongerOverdueWhoeverSaysSo() {
        forecaster.put("peak", "3000");
        forecaster.put("peakFrom", "1998-06-10T18:00:00Z");
        forecaster.put("peakTo", "1998-06-10T20:00:00Z");
        asOperator().body("""
                        {"id": "final", "name": "Final", "category": "football", "zone": "Europe/Paris",
                         "state": "APPROVED", "start": "1998-06-10T18:00:00Z", "end": "1998-06-10T20:00:00Z"}""").post("/v1/events").then().statusCode(201);
        register(", \"steps\": [{\"name\": \"ask for quota\", \"kind\": \"QUOTA_REQUEST\", \"leadTime\": \"PT480H\"},"
                + " {\"name\": \"warm the table\", \"kind\": \"WARM_THROUGHPUT\", \"leadTime\": \"PT480H\"}]");
        planned();
        awaitOverdue(2);

        asOperator()
                .body("{\"event\": \"final\", \"name\": \"ask for quota\"}")
                .post(path("/steps-done"))
                .then()
                .statusCode(204);
        awaitOverdue(1);
        report("i-1", NOON, "\"stepsDone\": [{\"event\": \"final\", \"name\": \"warm the table\"}]");
        awaitOverdue(0);

        asOperator()
                .get(path("/steps-done"))
                .then()
                .body("name", hasItems("ask for quota", "warm the table"))
                .body("author", hasItem("library/i-1"));
        asOperator()
                .queryParam("event", "final")
                .queryParam("name", "ask for quota")
                .delete(path("/steps-done"))
                .then()
                .statusCode(204);
        awaitOverdue(1);
    }

    /** Due 40 days before the hour in which its audience gathers. */
    @Test
    void namesStepsForAnEventThatIsTooFarAheadToBeForecast() {
        asOperator().body("""
                        {"id": "later", "name": "Season opener", "category": "football", "zone": "Europe/Paris",
                         "state": "APPROVED", "start": "1998-07-10T18:00:00Z", "end": "1998-07-10T20:00:00Z"}""").post("/v1/events").then().statusCode(201);

        register(
                ", \"steps\": [{\"name\": \"reserve capacity\", \"kind\": \"CAPACITY_RESERVATION\", \"leadTime\": \"PT960H\"}]");

        assertEquals(
                List.of(new CapacityPlan.PlanStep(
                        "later",
                        "reserve capacity",
                        PrepStep.Kind.CAPACITY_RESERVATION,
                        Instant.parse("1998-05-31T17:00:00Z"))),
                planned().steps());
        awaitOverdue(1);
    }

    @Test
    void aPausePublishesAtOnceAndEveryFollowingPlanKeepsIt() {
        register("");
        CapacityPlan before = planned();
        pause("moving regions", 200);

        CapacityPlan paused = newest();
        assertEquals("moving regions", paused.paused());
        assertEquals(before.floors(), paused.floors());
        assertEquals(before.version() + 1, paused.version());
        pause("again", 409);

        forecaster.put("base", "3000");
        now(NOON.plus(Duration.ofMinutes(6)));
        Awaitility.await().atMost(PATIENCE).until(() -> newest().version() > paused.version());
        assertEquals("moving regions", newest().paused());

        resume(204);
        assertNull(newest().paused());
        resume(409);
        asOperator().get(path("/pause")).then().statusCode(404);
        asOperator()
                .get("/v1/audit?subject=" + service + "/eu-west-3")
                .then()
                .body("entries.action", hasItems("library.pause", "library.resume"));
    }

    @Test
    void theFirstPlanOfAServicePausedBeforeItIsPausedToo() {
        forecaster.put("mode", "down");
        register("");
        pause("not yet", 200);
        forecaster.put("mode", "up");

        assertEquals("not yet", planned().paused());
    }

    @Test
    void whatInstancesFindIsOneAlertUntilNoneFindsIt() {
        register("");
        String late = "\"findings\": [{\"kind\": \"late\", \"since\": \"1998-06-10T11:58:00Z\", \"message\": \"%s\"}]";
        report("i-1", NOON, late.formatted("26 of 30 are ready"));
        report("i-2", NOON.plusSeconds(5), late.formatted("27 of 30 are ready"));

        asOperator()
                .get("/v1/alerts")
                .then()
                .body(
                        "findings.findAll { it.service == '" + service + "' }.message",
                        equalTo(List.of("27 of 30 are ready")))
                .body("findings.findAll { it.service == '" + service + "' }.instances", equalTo(List.of(2)));

        report("i-1", NOON.plusSeconds(15), "\"findings\": []");
        report("i-2", NOON.plusSeconds(20), "\"findings\": []");
        asOperator().get("/v1/alerts").then().body("findings.findAll { it.service == '" + service + "' }", hasSize(0));
    }

    @Test
    void refusesAPauseWithoutAReasonOrFromALibrary() {
        register("");

        asOperator()
                .body("{}")
                .post(path("/pause"))
                .then()
                .statusCode(422)
                .body("field", equalTo("reason"))
                .body("detail", containsString("why nothing may be changed"));
        asService().body("{\"reason\": \"x\"}").post(path("/pause")).then().statusCode(403);
        asService()
                .body("{\"event\": \"final\", \"name\": \"x\"}")
                .post(path("/steps-done"))
                .then()
                .statusCode(403);
    }

    private void pause(String reason, int status) {
        asOperator()
                .body("{\"reason\": \"" + reason + "\"}")
                .post(path("/pause"))
                .then()
                .statusCode(status);
    }

    private void resume(int status) {
        asOperator().body("{\"reason\": \"done\"}").post(path("/resume")).then().statusCode(status);
    }

    private void awaitOverdue(int steps) {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> asOperator()
                        .get("/v1/alerts")
                        .then()
                        .body(
                                "alerts.findAll { it.kind == 'STEP_OVERDUE' && it.service == '" + service + "' }",
                                hasSize(steps)));
    }

    private void report(String instance, Instant at, String more) {
        asService()
                .body("""
                        {"service": "%s", "region": "eu-west-3", "instance": "%s", "at": "%s", "mode": "ACT",
                         "planVersion": 1, "planSource": "HUB", "stale": false, "actions": [], %s}""".formatted(service, instance, at, more))
                .post(path("/reports"))
                .then()
                .statusCode(204);
    }

    private void register(String more) {
        asService().body("""
                        {"service": "%s", "region": "eu-west-3", "team": "video", "signal": "requests", "unit": "instance",
                         "tier": "STANDARD", "transform": {"kind": "LINEAR", "points": [{"signal": 100, "capacity": 1}]},
                         "leadTime": "PT5M", "minCapacity": 1, "maxCapacity": 40, "headroomPct": 0%s}""".formatted(service, more)).put(path("")).then().statusCode(200);
    }

    private CapacityPlan planned() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> plans.latest(service, "eu-west-3").isPresent());
        return newest();
    }

    private CapacityPlan newest() {
        return plans.latest(service, "eu-west-3").orElseThrow();
    }

    /** When the highest floor starts. */
    private static Instant raise(CapacityPlan plan) {
        List<Floor> floors = plan.floors();
        int highest = floors.stream().mapToInt(Floor::capacity).max().orElseThrow();
        return floors.stream()
                .filter(floor -> floor.capacity() == highest)
                .findFirst()
                .orElseThrow()
                .startAt();
    }

    private String path(String rest) {
        return "/v1/services/" + service + "/regions/eu-west-3" + rest;
    }

    private void now(Instant instant) {
        forecaster.put("now", instant.toString());
        clock.set(instant);
    }
}
