package dev.kickoff.hub.plans;

import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.forecasts.Forecasts;
import dev.kickoff.hub.planning.PlanRhythm;
import dev.kickoff.hub.planning.PlanningPolicy;
import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.hub.services.ServiceRegistry;
import dev.kickoff.hub.testing.ForecasterControls;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import dev.kickoff.hub.testing.Tables;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.PlanSignatures;
import dev.kickoff.schemas.SignedPlan;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@QuarkusTest
@TestProfile(HubProfile.class)
class PlanApiTest {
    private static final Instant NOON = Instant.parse("1998-06-10T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @ForecasterControls
    Map<String, String> forecaster;

    @Inject
    SettableClock clock;

    @Inject
    ObjectMapper json;

    @Inject
    Plans plans;

    @Inject
    EventCalendar calendar;

    @Inject
    ServiceRegistry services;

    @Inject
    Forecasts forecasts;

    @Inject
    PlanSets sets;

    @Inject
    PlanningCycle cycle;

    @Inject
    PlanningStatuses statuses;

    @Inject
    PlanningConfig config;

    @Inject
    @DataSource("hub")
    AgroalDataSource database;

    private String service;

    @BeforeEach
    void everyTestHasAServiceOfItsOwn(TestInfo test) {
        // Events and holds of other tests would keep floors up.
        Tables.clear(database, "event_revision", "event_series_revision", "event_series_day", "hold");
        service = test.getTestMethod().orElseThrow().getName();
        forecaster.clear();
        now(NOON);
    }

    @Test
    void whatIsWrongWithAPlanIsAnAlertUntilItIsNot() {
        register(100);
        planned();
        forecaster.put("peak", "90000");
        forecaster.put("peakFrom", "1998-06-10T15:30:00Z");
        forecaster.put("peakTo", "1998-06-10T17:30:00Z");
        replan(NOON.plus(Duration.ofMinutes(6)));

        Awaitility.await().atMost(PATIENCE).until(this::alerts, hasItem("LIMIT"));

        forecaster.put("peak", "2000");
        replan(NOON.plus(Duration.ofMinutes(30)));

        Awaitility.await().atMost(PATIENCE).until(this::alerts, hasSize(0));
    }

    private List<String> alerts() {
        return asOperator()
                .get("/v1/alerts")
                .then()
                .statusCode(200)
                .extract()
                .path("alerts.findAll { it.service == '" + service + "' }.kind");
    }

    /** CONTRACT-06, CONTRACT-07 */
    @Test
    void aRegisteredServiceIsPlannedFromNowToTheHorizon() throws Exception {
        forecaster.put("peak", "2000");
        forecaster.put("peakFrom", "1998-06-10T15:30:00Z");
        forecaster.put("peakTo", "1998-06-10T17:30:00Z");
        register(100);

        CapacityPlan plan = verified(planned());

        assertEquals(1, plan.version());
        assertEquals(2, capacity(plan, "1998-06-10T14:00:00Z"));
        // Five minutes of lead time and one of slack before the peak, cut at ten minutes.
        assertEquals(20, capacity(plan, "1998-06-10T15:20:00Z"));
        assertEquals(20, capacity(plan, "1998-06-10T17:29:00Z"));
        // Then half of what is above the need goes every ten minutes.
        assertEquals(11, capacity(plan, "1998-06-10T17:30:00Z"));
        assertEquals(2, capacity(plan, "1998-06-10T18:30:00Z"));
        assertTrue(!plan.validUntil().isBefore(NOON.plus(Duration.ofHours(36))));
    }

    @Test
    void anUnchangedPlanIsNotSentAgain() {
        register(100);
        Response first = planned();

        asService()
                .header("If-None-Match", first.header("ETag"))
                .get(path("/plan"))
                .then()
                .statusCode(304)
                .header("Cache-Control", "no-cache, private");
        assertFalse(first.header("ETag").startsWith("W/"), "the tag must be strong");
    }

    @Test
    void planningAgainOnTheSameForecastPublishesNothing() {
        register(100);
        String tag = planned().header("ETag");

        replan(NOON.plus(Duration.ofMinutes(6)));

        assertEquals(tag, planned().header("ETag"));
    }

    @Test
    void aRestartedHubGoesOnWithTheSamePlan() {
        register(100);
        String tag = planned().header("ETag");

        // Everything it remembers is in the database: so a check is a check, whoever makes it.
        cycle.check();

        assertEquals(tag, planned().header("ETag"));
    }

    @Test
    void moreDemandIsPublishedAtOnceAndLessOnlyWhenItLasts() throws Exception {
        register(100);
        planned();
        forecaster.put("base", "900");
        replan(NOON.plus(Duration.ofMinutes(6)));
        Awaitility.await().atMost(PATIENCE).until(() -> newest().version() == 2);
        assertEquals(9, capacity(newest(), "1998-06-10T12:07:00Z"));

        forecaster.put("base", "200");
        replan(NOON.plus(Duration.ofMinutes(12)));
        assertEquals(2, newest().version(), "lower is wanted for the first time");
        replan(NOON.plus(Duration.ofMinutes(20)));
        assertEquals(2, newest().version(), "lower is wanted for 8 minutes");
        replan(NOON.plus(Duration.ofMinutes(28)));

        Awaitility.await().atMost(PATIENCE).until(() -> newest().version() == 3);
        assertEquals(2, capacity(newest(), "1998-06-10T13:00:00Z"));
    }

    @Test
    void aPlanThatIsRenewedDoesNotLowerAtOnce() {
        register(100);
        planned();
        forecaster.put("base", "900");
        replan(NOON.plus(Duration.ofMinutes(6)));
        Awaitility.await().atMost(PATIENCE).until(() -> newest().version() == 2);

        forecaster.put("base", "200");
        replan(NOON.plus(Duration.ofHours(19)));

        Awaitility.await().atMost(PATIENCE).until(() -> newest().version() == 3);
        assertEquals(9, capacity(newest(), "1998-06-11T07:14:00Z"));
        assertEquals(2, capacity(newest(), "1998-06-11T09:00:00Z"));
    }

    @Test
    void aChangedEventIsPlannedWithoutTheClockMoving() {
        register(100);
        planned();
        forecaster.put("peak", "3000");
        forecaster.put("peakFrom", "1998-06-10T18:00:00Z");
        forecaster.put("peakTo", "1998-06-10T20:00:00Z");

        asOperator().body("""
                        {"id": "added", "name": "Added", "category": "football", "zone": "Europe/Paris", "state": "APPROVED",
                         "start": "1998-06-10T18:00:00Z", "end": "1998-06-10T20:00:00Z"}""").post("/v1/events").then().statusCode(201);

        Awaitility.await().atMost(PATIENCE).until(() -> newest().version() == 2);
        assertEquals(30, capacity(newest(), "1998-06-10T18:30:00Z"));
        // Other tests leave events in the same calendar.
        assertTrue(newest().floorAt(Instant.parse("1998-06-10T18:30:00Z"))
                .orElseThrow()
                .events()
                .contains("added"));
    }

    @Test
    void newTrafficOfARunningEventIsPlannedOnAtOnce() {
        enter("running", NOON.minus(Duration.ofMinutes(30)));
        register(100);
        planned();

        forecaster.put("base", "900");
        Instant soon = NOON.plus(Duration.ofSeconds(20));
        now(soon);
        forecaster.put("changes", "1");

        awaitPlannedAt(soon);
        Awaitility.await().atMost(PATIENCE).until(() -> newest().version() == 2);
        assertEquals(9, capacity(newest(), "1998-06-10T12:02:00Z"));
    }

    @Test
    void newTrafficDoesNotLowerAPlanAtOnce() {
        enter("running-lower", NOON.minus(Duration.ofMinutes(30)));
        forecaster.put("base", "900");
        register(100);
        planned();

        forecaster.put("base", "200");
        Instant soon = NOON.plus(Duration.ofSeconds(20));
        now(soon);
        forecaster.put("changes", "1");

        awaitPlannedAt(soon);
        assertEquals(1, newest().version());
    }

    @Test
    void plansStayWhileTheForecasterIsAway() {
        register(100);
        String tag = planned().header("ETag");

        forecaster.put("mode", "down");
        now(NOON.plus(Duration.ofMinutes(6)));

        Awaitility.await().atMost(PATIENCE).until(() -> problem().contains("503"));
        assertEquals(tag, planned().header("ETag"));
        forecaster.put("mode", "up");
        Awaitility.await().atMost(PATIENCE).until(() -> problem().isEmpty());
        assertEquals(tag, planned().header("ETag"));
    }

    @Test
    void saysWhyThereIsNoPlanForAnUnknownSignal() {
        forecaster.put("mode", "unknown-signal");
        register(100);

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(() -> asService()
                        .get(path("/plan"))
                        .then()
                        .statusCode(404)
                        .body("detail", containsString("no plan yet"))
                        .body("detail", containsString("does not know signal")));
    }

    @Test
    void refusesThePlanOfAServiceThatIsNotRegistered() {
        asService()
                .get(path("/plan"))
                .then()
                .statusCode(404)
                .body("detail", containsString("is not registered"))
                .body("remedy", containsString("PUT /v1/services/" + service));
    }

    @Test
    void refusesARegistrationForAnotherService() {
        asService()
                .body(registration("another", 100))
                .put(path(""))
                .then()
                .statusCode(422)
                .body("field", equalTo("service"));
    }

    @Test
    void refusesARegistrationWithoutAMaximum() {
        asService()
                .body(registration(service, 100).replace("\"maxCapacity\": 40,", ""))
                .put(path(""))
                .then()
                .statusCode(400)
                .body("field", equalTo("maxCapacity"));
    }

    @Test
    void keepsTheHistoryOfVersions() {
        register(100);
        planned();
        forecaster.put("base", "900");
        replan(NOON.plus(Duration.ofMinutes(6)));
        Awaitility.await().atMost(PATIENCE).until(() -> newest().version() == 2);

        asService().get(path("/plans")).then().statusCode(200).body("version", equalTo(List.of(2, 1)));
        asService().get(path("/plans/1")).then().statusCode(200).body("version", equalTo(1));
        asService().get(path("/plans/3")).then().statusCode(404);
        assertEquals(
                List.of(2, 9),
                plans.floorsInForce(service, "eu-west-3", NOON, NOON.plus(Duration.ofHours(1))).stream()
                        .map(floor -> floor.capacity())
                        .toList());
    }

    /** CONTRACT-11: as after an older backup of the database was restored. */
    @Test
    void versionsGoOnAboveTheHighestOneThatALibraryHolds() {
        register(100);
        planned();

        report(50);

        Awaitility.await().atMost(PATIENCE).until(() -> newest().version() == 51);
        report(20);
        report(Long.MAX_VALUE);
        assertEquals(
                52,
                sets.nextVersions(List.of(new ServiceRegion(service, "eu-west-3")))
                        .get(new ServiceRegion(service, "eu-west-3")));
    }

    private void report(long version) {
        asService()
                .body("""
                        {"service": "%s", "region": "eu-west-3", "instance": "one", "at": "%s", "mode": "ACT",
                         "planVersion": %d, "planSource": "HUB", "stale": false, "actions": []}""".formatted(service, NOON.minusSeconds(version % 97), version))
                .post(path("/reports"))
                .then()
                .statusCode(204);
    }

    /** CONTRACT-11 */
    @Test
    void aVersionIsPublishedOnce() {
        register(100);
        planned();

        CapacityPlan first = newest();

        ServiceRegion key = new ServiceRegion(service, "eu-west-3");
        assertEquals(new Publication.Outdated(List.of(key)), publish(first), "version 1 exists");
        assertEquals(new Publication.Outdated(List.of(key)), publish(withVersion(first, 3)), "version 2 is missing");
        assertInstanceOf(Publication.Done.class, publish(withVersion(first, 2)));
    }

    private Publication publish(CapacityPlan plan) {
        return sets.publish(new PlanSetDraft(PlanCause.own(PlanCause.Kind.REFRESH), List.of(plan), List.of()));
    }

    @Test
    void withoutConfigurationTheHubShapesFloorsAsTheCommandLineDoes() {
        assertEquals(PlanningPolicy.DEFAULT, config.policy());
    }

    @Test
    void withoutConfigurationTheHubPlansAsOftenAsTheSimulation() {
        assertEquals(PlanRhythm.DEFAULT, config.rhythm());
    }

    private void register(double signalPerUnit) {
        asService()
                .body(registration(service, signalPerUnit))
                .put(path(""))
                .then()
                .statusCode(200);
    }

    private static String registration(String service, double signalPerUnit) {
        return """
                {"service": "%s", "region": "eu-west-3", "team": "video", "signal": "requests", "unit": "instance",
                 "tier": "STANDARD", "transform": {"kind": "LINEAR", "points": [{"signal": %s, "capacity": 1}]},
                 "leadTime": "PT5M", "minCapacity": 1, "maxCapacity": 40, "headroomPct": 0}""".formatted(service, signalPerUnit);
    }

    private String path(String rest) {
        return "/v1/services/" + service + "/regions/eu-west-3" + rest;
    }

    private void now(Instant instant) {
        forecaster.put("now", instant.toString());
        clock.set(instant);
    }

    /** Moves the clock and waits until this service was planned at the new time. */
    private void replan(Instant instant) {
        now(instant);
        awaitPlannedAt(instant);
    }

    private static void enter(String id, Instant start) {
        asOperator()
                .body("""
                        {"id": "%s", "name": "Running", "category": "football", "zone": "Europe/Paris",
                         "state": "APPROVED", "start": "%s", "end": "%s"}""".formatted(id, start, start.plus(Duration.ofHours(2))))
                .post("/v1/events")
                .then()
                .statusCode(201);
    }

    private void awaitPlannedAt(Instant instant) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> statuses.of(service, "eu-west-3")
                        .filter(status -> status.at().equals(instant))
                        .isPresent());
    }

    private Response planned() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> asService().get(path("/plan")).statusCode() == 200);
        return asService().get(path("/plan"));
    }

    private CapacityPlan newest() {
        return plans.latest(service, "eu-west-3").orElseThrow();
    }

    private String problem() {
        return statuses.of(service, "eu-west-3").map(PlanningStatus::problem).orElse("");
    }

    private static int capacity(CapacityPlan plan, String at) {
        return plan.floorAt(Instant.parse(at)).orElseThrow().capacity();
    }

    private static CapacityPlan withVersion(CapacityPlan plan, long version) {
        return new CapacityPlan(
                plan.service(),
                plan.region(),
                version,
                plan.issuedAt(),
                plan.signal(),
                plan.unit(),
                plan.floors(),
                plan.warnings(),
                plan.provenance());
    }

    /** Checks the envelope as a library does: with a key from the open endpoint. */
    private CapacityPlan verified(Response response) throws Exception {
        Map<String, PublicKey> trusted = new HashMap<>();
        List<Map<String, String>> keys = given().get("/v1/keys").jsonPath().getList("");
        for (Map<String, String> key : keys) {
            byte[] encoded = Base64.getDecoder().decode(key.get("publicKey"));
            trusted.put(
                    key.get("keyid"),
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        }
        SignedPlan envelope = json.readValue(response.asByteArray(), SignedPlan.class);
        Optional<byte[]> payload = PlanSignatures.verifiedPayload(envelope, trusted);
        return json.readValue(payload.orElseThrow(), CapacityPlan.class);
    }
}
