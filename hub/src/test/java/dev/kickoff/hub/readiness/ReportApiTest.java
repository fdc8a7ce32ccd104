package dev.kickoff.hub.readiness;

import static dev.kickoff.hub.testing.Api.asService;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import dev.kickoff.schemas.Report;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HubProfile.class)
class ReportApiTest {
    private static final Instant NOON = Instant.parse("1998-06-10T12:00:00Z");

    @Inject
    Reports reports;

    @Inject
    SettableClock clock;

    @Test
    void aReportIsStoredOnceHoweverOftenItIsSent() {
        register("sent-twice");
        String report = body("sent-twice", NOON);

        send("sent-twice", report, 204);
        send("sent-twice", report, 204);

        List<CapacityPoint> points = reports.between("sent-twice", "eu-west-3", NOON, NOON.plusSeconds(60));
        assertEquals(List.of(new CapacityPoint(NOON, 12, 12, 9, Report.Mode.ACT, false)), points);
        assertEquals(
                "i-1", reports.latest("sent-twice", "eu-west-3").orElseThrow().instance());
    }

    @Test
    void refusesAReportOfAServiceThatIsNotRegistered() {
        asService()
                .body(body("nobody", NOON))
                .post("/v1/services/nobody/regions/eu-west-3/reports")
                .then()
                .statusCode(404)
                .body("detail", containsString("not registered"));
    }

    @Test
    void refusesAReportInTheNameOfAnother() {
        register("honest");

        asService()
                .body(body("other", NOON))
                .post("/v1/services/honest/regions/eu-west-3/reports")
                .then()
                .statusCode(422)
                .body("field", equalTo("service"));
    }

    @Test
    void refusesAReportFromTheFuture() {
        register("fast-clock");
        clock.set(NOON);

        asService()
                .body(body("fast-clock", NOON.plus(Duration.ofHours(1))))
                .post("/v1/services/fast-clock/regions/eu-west-3/reports")
                .then()
                .statusCode(422)
                .body("field", equalTo("at"));

        assertTrue(reports.latest("fast-clock", "eu-west-3").isEmpty());
    }

    @Test
    void aLongRangeIsThinnedOutAndKeepsItsEnd() {
        Instant end = NOON.plus(Duration.ofDays(3));
        QuarkusTransaction.requiringNew().run(() -> {
            for (Instant at = NOON; at.isBefore(end); at = at.plusSeconds(60)) {
                reports.store(report("long", at));
            }
        });

        List<CapacityPoint> points = reports.between("long", "eu-west-3", NOON, end);

        assertTrue(points.size() > 1_500 && points.size() <= 2_001, "was " + points.size());
        assertEquals(end.minusSeconds(60), points.get(points.size() - 1).at());
        for (int i = 1; i < points.size(); i++) {
            assertTrue(points.get(i - 1).at().isBefore(points.get(i).at()));
        }
    }

    @Test
    void reportsAreForgottenAfterAMonth() {
        Instant longAgo = NOON.minus(Duration.ofDays(40));
        reports.store(report("forgotten", longAgo));
        reports.store(report("forgotten", NOON));
        clock.set(NOON.plusSeconds(1));

        reports.forgetOld();

        List<CapacityPoint> left = reports.between("forgotten", "eu-west-3", longAgo, NOON.plusSeconds(1));
        assertEquals(List.of(NOON), left.stream().map(CapacityPoint::at).toList());
    }

    @Test
    void aServiceThatCouldNotReadItsCapacityMayReport() {
        register("blind");
        Report blind = new Report(
                "blind",
                "eu-west-3",
                "i-1",
                NOON,
                Report.Mode.DRY_RUN,
                null,
                Report.PlanSource.NONE,
                false,
                null,
                null,
                null,
                null,
                List.of());

        reports.store(blind);

        assertEquals(blind, reports.latest("blind", "eu-west-3").orElseThrow());
    }

    /** Of 50 instances one reads the target; the others report that they are there. */
    @Test
    void theNewestReportWithNumbersIsWhatIsShown() {
        reports.store(report("many", NOON));
        reports.store(blind("many", "i-2", NOON.plusSeconds(10)));
        reports.store(blind("many", "i-3", NOON.plusSeconds(20)));

        assertEquals(9, reports.latest("many", "eu-west-3").orElseThrow().readyCapacity());
        assertEquals(
                List.of(NOON),
                reports.between("many", "eu-west-3", NOON, NOON.plusSeconds(60)).stream()
                        .map(CapacityPoint::at)
                        .toList());
    }

    @Test
    void whatCouldNotBeReadForLongIsUnknownAgain() {
        Instant later = NOON.plus(Duration.ofMinutes(6));
        reports.store(report("went-blind", NOON));
        reports.store(blind("went-blind", "i-1", later));

        assertNull(reports.latest("went-blind", "eu-west-3").orElseThrow().readyCapacity());
        assertEquals(
                List.of(NOON, later),
                reports.between("went-blind", "eu-west-3", NOON, later.plusSeconds(1)).stream()
                        .map(CapacityPoint::at)
                        .toList());
    }

    private static Report blind(String service, String instance, Instant at) {
        return new Report(
                service,
                "eu-west-3",
                instance,
                at,
                Report.Mode.ACT,
                3L,
                Report.PlanSource.HUB,
                false,
                12,
                null,
                null,
                null,
                List.of());
    }

    private static void send(String service, String report, int status) {
        asService()
                .body(report)
                .post("/v1/services/" + service + "/regions/eu-west-3/reports")
                .then()
                .statusCode(status);
    }

    private static String body(String service, Instant at) {
        return """
                {"service": "%s", "region": "eu-west-3", "instance": "i-1", "at": "%s", "mode": "ACT",
                 "planVersion": 3, "planSource": "HUB", "stale": false, "floorInForce": 12, "desiredCapacity": 12,
                 "readyCapacity": 9, "leadTimeMeasured": "PT4M30S", "actions": []}""".formatted(service, at);
    }

    private static Report report(String service, Instant at) {
        return new Report(
                service,
                "eu-west-3",
                "i-1",
                at,
                Report.Mode.ACT,
                3L,
                Report.PlanSource.HUB,
                false,
                12,
                12,
                9,
                Duration.ofMinutes(4),
                List.of());
    }

    private static void register(String service) {
        asService()
                .body("""
                        {"service": "%s", "region": "eu-west-3", "team": "video", "signal": "requests", "unit": "instance",
                         "tier": "STANDARD", "transform": {"kind": "LINEAR", "points": [{"signal": 100, "capacity": 1}]},
                         "leadTime": "PT5M", "minCapacity": 1, "maxCapacity": 40, "headroomPct": 0}""".formatted(service))
                .put("/v1/services/" + service + "/regions/eu-west-3")
                .then()
                .statusCode(200);
    }
}
