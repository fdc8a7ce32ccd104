package dev.kickoff.hub;

import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static org.hamcrest.Matchers.equalTo;

import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SmallForecaster;
import dev.kickoff.hub.testing.StopDatabase;
import dev.kickoff.hub.testing.StoppableDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(DatabaseDownTest.Profile.class)
class DatabaseDownTest {
    public static class Profile extends HubProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.datasource.hub.jdbc.acquisition-timeout", "2S");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(
                    new TestResourceEntry(StoppableDatabase.class), new TestResourceEntry(SmallForecaster.class));
        }
    }

    @StopDatabase
    Runnable stopDatabase;

    @Test
    void everyCallSaysThatTheDatabaseIsAway() {
        asOperator().get("/v1/events").then().statusCode(200);
        asService().get("/v1/keys").then().statusCode(200);

        stopDatabase.run();

        unavailable(asOperator().get("/v1/events").then());
        unavailable(asOperator().body("""
                        {"id": "lost", "name": "Lost", "category": "football", "zone": "Europe/Paris",
                         "start": "1998-06-10T15:30:00Z", "end": "1998-06-10T17:25:00Z"}""").post("/v1/events").then());
        unavailable(asService().get("/v1/calendar").then());
        unavailable(asService()
                .get("/v1/services/video-edge/regions/eu-west-3/plan")
                .then());
        unavailable(asService().get("/v1/keys").then());
    }

    private static void unavailable(ValidatableResponse response) {
        response.statusCode(503)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:kickoff:problem:unavailable"));
    }
}
