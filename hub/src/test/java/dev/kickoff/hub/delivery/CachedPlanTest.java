package dev.kickoff.hub.delivery;

import static dev.kickoff.hub.testing.Api.asService;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SmallForecaster;
import dev.kickoff.hub.testing.StopDatabase;
import dev.kickoff.hub.testing.StoppableDatabase;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Ordered, because the last test takes the database away. */
@QuarkusTest
@TestProfile(CachedPlanTest.Profile.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CachedPlanTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

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

    @Inject
    AnotherReplica other;

    @Inject
    PlanCache cache;

    @Inject
    @DataSource("hub")
    AgroalDataSource database;

    @Test
    @Order(1)
    void aPlanOfAnotherReplicaIsDelivered() throws SQLException {
        other.publish("told", 1, 10);
        awaitCapacity("told", 10);

        other.publish("told", 2, 20);
        awaitCapacity("told", 20);
    }

    @Test
    @Order(1)
    void aPlanIsFoundWithoutAMessage() throws SQLException {
        other.publishSilently("silent", 1, 10);
        awaitCapacity("silent", 10);

        other.publishSilently("silent", 2, 20);
        awaitCapacity("silent", 20);
    }

    /** Its row has a lower transaction number than plans that were seen long before it. */
    @Test
    @Order(1)
    void aPlanThatIsCommittedLateIsNotMissed() throws SQLException {
        other.publishSilently("late", 1, 10);
        awaitCapacity("late", 10);
        try (Connection slow = database.getConnection()) {
            slow.setAutoCommit(false);
            other.store(slow, "late", 2, 20);
            other.publishSilently("early", 1, 5);
            awaitCapacity("early", 5);
            other.publishSilently("early", 2, 6);
            awaitCapacity("early", 6);

            slow.commit();
        }

        awaitCapacity("late", 20);
    }

    @Test
    @Order(1)
    void knownTagsAreAnsweredWithoutContent() throws SQLException {
        other.publish("tagged", 1, 10);
        awaitCapacity("tagged", 10);
        String tag = get("tagged").header("ETag");

        asService()
                .header("If-None-Match", tag)
                .get(path("tagged"))
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .header("Cache-Control", "no-cache, private")
                .body(equalTo(""));
        asService()
                .header("If-None-Match", "\"9-0000000000000000\"")
                .get(path("tagged"))
                .then()
                .statusCode(200)
                .contentType("application/json");
    }

    @Test
    @Order(1)
    void aCachedPlanIsGivenToNobodyWithoutAToken() throws SQLException {
        other.publish("guarded", 1, 10);
        awaitCapacity("guarded", 10);

        given().get(path("guarded")).then().statusCode(401);
        given().header("Authorization", "Bearer wrong")
                .get(path("guarded"))
                .then()
                .statusCode(401);
    }

    /** Fail-static. */
    @Test
    @Order(2)
    void theLastPlanIsDeliveredWhileTheDatabaseIsAway() throws SQLException {
        other.publish("static", 1, 10);
        awaitCapacity("static", 10);
        other.publish("never-asked-for", 1, 7);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> cache.find("never-asked-for", "eu-west-3").isPresent());

        stopDatabase.run();

        assertEquals(10, AnotherReplica.capacity(get("static").jsonPath()));
        assertEquals(7, AnotherReplica.capacity(get("never-asked-for").jsonPath()));
        asService().get("/v1/keys").then().statusCode(503);
    }

    private static void awaitCapacity(String service, int capacity) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
            Response response = get(service);
            assertEquals(200, response.statusCode());
            assertEquals(capacity, AnotherReplica.capacity(response.jsonPath()));
        });
    }

    private static Response get(String service) {
        return asService().get(path(service));
    }

    private static String path(String service) {
        return "/v1/services/" + service + "/regions/eu-west-3/plan";
    }
}
