package dev.kickoff.forecaster.forecasts;

import static dev.kickoff.forecaster.Api.asService;
import static dev.kickoff.forecaster.Api.declare;
import static dev.kickoff.forecaster.Api.forecast;
import static dev.kickoff.forecaster.Api.importCsv;
import static dev.kickoff.forecaster.Api.observed;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;

import dev.kickoff.forecaster.TestClock;
import dev.kickoff.forecaster.calendar.SimulatedHub;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DatabaseOutageTest.OwnDatabase.class)
@QuarkusTestResource(value = RestartablePostgres.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(SimulatedHub.class)
class DatabaseOutageTest {
    private static final String CSV = "timestamp,value\n2026-06-11T11:58:00Z,3\n2026-06-11T11:59:00Z,5\n";
    private static final Instant FROM = Instant.parse("2026-06-11T11:58:00Z");
    private static final Map<String, String> NEXT_HOUR = Map.of("to", "2026-06-11T13:00:00Z");

    /** A profile of its own makes the service start anew, on a database of its own. */
    public static final class OwnDatabase implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.forecaster.jdbc.acquisition-timeout", "2S");
        }
    }

    @Test
    void saysSoWhileTheDatabaseIsAwayAndHasLostNothingAfterwards() {
        declare("lasting", 60).statusCode(201);
        importCsv("lasting", CSV).statusCode(200);
        String issued = forecast("lasting", NEXT_HOUR).statusCode(201).extract().path("id");

        turn("stop");
        unavailable(importCsv("lasting", "timestamp,value\n2026-06-11T11:59:00Z,99\n"));
        unavailable(observed("lasting", FROM, TestClock.START, 60));
        unavailable(forecast("lasting", NEXT_HOUR));
        unavailable(asService().get("/v1/forecasts/" + issued).then());

        turn("start");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> observed("lasting", FROM, FROM.plusSeconds(120), 60)
                        .statusCode(200)
                        .body("values", contains(3f, 5f)));
        asService().get("/v1/forecasts/" + issued).then().statusCode(200);
        forecast("lasting", NEXT_HOUR).statusCode(201);
    }

    private static void unavailable(ValidatableResponse response) {
        response.statusCode(503)
                .contentType("application/problem+json")
                .body("detail", containsString("database"), "remedy", containsString("again"));
    }

    private static void turn(String what) {
        String control = ConfigProvider.getConfig().getValue("kickoff.test.postgres-switch", String.class);
        RestAssured.given().put(control + "/" + what).then().statusCode(204);
    }
}
