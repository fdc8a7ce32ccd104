package dev.kickoff.hub.access;

import static dev.kickoff.hub.access.People.as;

import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SmallForecaster;
import dev.kickoff.hub.testing.StopDatabase;
import dev.kickoff.hub.testing.StoppableDatabase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Services keep being let in while the database is away, people not for long, and strangers never. */
@QuarkusTest
@TestProfile(DatabaseDownAccessTest.Profile.class)
class DatabaseDownAccessTest {
    public static class Profile extends HubProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.datasource.hub.jdbc.acquisition-timeout",
                    "2S",
                    "kickoff.access-tokens.trust-members",
                    "PT3S");
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
    void whoeverIsKnownStaysKnownForABoundedTime() {
        String service = People.token("service", "web");
        String person = People.newMember("ada", "VIEWER");

        stopDatabase.run();

        // 503 is the database's: whoever asks was let in.
        String policy = "/v1/services/web/regions/eu-west-3/policy";
        as(service).get(policy).then().statusCode(503);
        as("kickoff_s_0000000000000000000000000000000000000000000")
                .get(policy)
                .then()
                .statusCode(401);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> as(person).get("/v1/teams").statusCode() == 401);
        as(service).get(policy).then().statusCode(503);
    }
}
