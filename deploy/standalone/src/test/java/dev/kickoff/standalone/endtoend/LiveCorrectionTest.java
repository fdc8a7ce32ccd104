package dev.kickoff.standalone.endtoend;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.transform.testing.ManualClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** A sample that is pushed while an event is on moves the forecast and the plan within seconds. */
@QuarkusTest
@TestProfile(EndToEndProfile.class)
class LiveCorrectionTest {
    private static final Logger LOG = Logger.getLogger(LiveCorrectionTest.class);
    private static final String PLACE = "/regions/eu-central-1";
    private static final String SIGNAL = "/v1/signals/streams" + PLACE;
    private static final String SERVICE = "/v1/services/streams-api" + PLACE;
    private static final int HISTORY_MINUTES = 14 * 1440;
    private static final Duration LESS_THAN_A_REFRESH = Duration.ofMinutes(4);
    /** Much more than needed on a free machine, where it is about two seconds: others work on this one as well. */
    private static final Duration SECONDS = Duration.ofSeconds(10);

    @Inject
    ManualClock clock;

    @Test
    void aSampleOfARunningEventIsForecastAndPlannedOnWithinSeconds() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        declareAndImport(now);
        enterRunningEvent(now);
        register();
        await(Duration.ofSeconds(60))
                .until(() -> planVersion() >= 1 && forecast().getLong("provenance.samples") > 0);

        Instant from = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Instant to = from.plus(LESS_THAN_A_REFRESH);
        double expected = forecast().getDouble("p50[0]");
        int samples = forecast().getInt("provenance.samples");
        long version = planVersion();
        clock.advance(LESS_THAN_A_REFRESH);

        push(from, to, 4 * expected);
        long pushed = System.nanoTime();

        await(SECONDS).until(() -> forecast().getString("provenance.trafficTo").equals(to.toString()));
        LOG.infof("Forecast %d ms after the push", millisSince(pushed));
        await(SECONDS).until(() -> planVersion() > version);
        LOG.infof("Plan %d ms after the push", millisSince(pushed));
        assertEquals(samples + 4, forecast().getInt("provenance.samples"), "the four samples have been seen");
    }

    private static long millisSince(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).toMillis();
    }

    private void declareAndImport(Instant now) {
        service()
                .body(Map.of("stepSeconds", 60, "zone", "UTC", "unit", "streams"))
                .put(SIGNAL)
                .then()
                .statusCode(201);
        String csv = IntStream.range(0, HISTORY_MINUTES)
                .mapToObj(i -> now.minusSeconds(60L * (HISTORY_MINUTES - i)) + "," + usual(i))
                .collect(Collectors.joining("\n", "timestamp,value\n", "\n"));
        service()
                .contentType("text/csv")
                .body(csv)
                .post(SIGNAL + "/traffic")
                .then()
                .statusCode(200);
    }

    private static long usual(int minute) {
        return Math.round(3_000 - 1_000 * Math.cos(minute * 2 * Math.PI / 1440) + 50 * Math.sin(minute * 1.7));
    }

    private static void enterRunningEvent(Instant now) {
        given().auth()
                .oauth2(EndToEndProfile.OPERATOR_TOKEN)
                .contentType("application/json")
                .body(Map.of(
                        "id",
                        "running-concert",
                        "name",
                        "Concert",
                        "category",
                        "concert",
                        "start",
                        now.minus(Duration.ofMinutes(30)).toString(),
                        "end",
                        now.plus(Duration.ofMinutes(90)).toString(),
                        "zone",
                        "UTC",
                        "regions",
                        List.of("eu-central-1"),
                        "state",
                        "APPROVED"))
                .post("/v1/events")
                .then()
                .statusCode(201);
    }

    private static void register() {
        service().body("""
                        {"service": "streams-api", "region": "eu-central-1", "team": "video", "signal": "streams",
                         "unit": "instance", "tier": "CRITICAL", "leadTime": "PT5M",
                         "transform": {"kind": "LINEAR", "points": [{"signal": 500, "capacity": 1}]},
                         "minCapacity": 1, "maxCapacity": 400, "headroomPct": 0}""").put(SERVICE).then().statusCode(200);
    }

    private static void push(Instant from, Instant to, double value) {
        List<Map<String, Object>> samples = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(60)) {
            samples.add(Map.of("timestamp", at.toString(), "value", value));
        }
        service()
                .body(Map.of("samples", samples))
                .post(SIGNAL + "/samples")
                .then()
                .statusCode(200);
    }

    private static JsonPath forecast() {
        return service().get(SIGNAL + "/forecasts/latest").jsonPath();
    }

    private static long planVersion() {
        List<Integer> versions = service().get(SERVICE + "/plans").jsonPath().getList("version");
        return versions == null || versions.isEmpty() ? 0 : versions.get(0);
    }

    private static ConditionFactory await(Duration atMost) {
        return Awaitility.await().atMost(atMost).pollInterval(Duration.ofMillis(100));
    }

    private static RequestSpecification service() {
        return given().auth().oauth2(EndToEndProfile.SERVICE_TOKEN).contentType("application/json");
    }
}
