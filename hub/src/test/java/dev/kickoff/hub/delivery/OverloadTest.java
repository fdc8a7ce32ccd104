package dev.kickoff.hub.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.hub.testing.HubProfile;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OverloadTest.Profile.class)
class OverloadTest {
    private static final int LIMIT = 20;

    public static class Profile extends HubProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("kickoff.overload.requests", Integer.toString(LIMIT));
        }
    }

    @TestHTTPResource
    URI hub;

    @Inject
    AnotherReplica other;

    @Inject
    PlanCache cache;

    @Inject
    @DataSource("hub")
    AgroalDataSource database;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A locked table makes every list wait, as an overloaded database does. */
    @Test
    void listsAreTurnedAwayWhilePlansAreStillDelivered() throws Exception {
        other.publish("overload", 1, 10);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> cache.find("overload", "eu-west-3").isPresent());
        List<CompletableFuture<HttpResponse<String>>> lists;
        try (Connection connection = database.getConnection();
                Statement lock = connection.createStatement()) {
            connection.setAutoCommit(false);
            lock.execute("LOCK TABLE event_revision IN ACCESS EXCLUSIVE MODE");
            lists = IntStream.range(0, 3 * LIMIT)
                    .mapToObj(i -> send("/v1/events"))
                    .toList();
            int waiting = LIMIT / 2;
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() ->
                            lists.stream().filter(CompletableFuture::isDone).count() >= lists.size() - waiting);

            for (int i = 0; i < LIMIT; i++) {
                HttpResponse<String> plan =
                        send("/v1/services/overload/regions/eu-west-3/plan").join();
                assertEquals(200, plan.statusCode(), plan.body());
            }
            connection.rollback();
        }

        List<HttpResponse<String>> turnedAway = lists.stream()
                .map(CompletableFuture::join)
                .filter(response -> response.statusCode() != 200)
                .toList();
        assertEquals(3 * LIMIT - LIMIT / 2, turnedAway.size());
        for (HttpResponse<String> response : turnedAway) {
            assertEquals(503, response.statusCode());
            assertTrue(response.body().contains("urn:kickoff:problem:overloaded"), response.body());
        }
        TreeSet<String> waits = new TreeSet<>();
        turnedAway.forEach(response ->
                waits.add(response.headers().firstValue("Retry-After").orElseThrow()));
        assertTrue(waits.size() > 1, "spread: " + waits);

        assertEquals(200, send("/v1/events").join().statusCode(), "it recovers");
    }

    /** As when all instances of a service are restarted at once. */
    @Test
    void aStormOfTheSameRegistrationIsTakenOnceAndHurtsNobody() {
        List<HttpResponse<String>> answers = IntStream.range(0, 500).mapToObj(i -> register()).toList().stream()
                .map(CompletableFuture::join)
                .toList();

        assertTrue(
                answers.stream().allMatch(answer -> answer.statusCode() == 200 || answer.statusCode() == 503),
                () -> answers.stream().map(HttpResponse::statusCode).toList().toString());
        assertTrue(answers.stream().anyMatch(answer -> answer.statusCode() == 200));
        assertEquals(200, register().join().statusCode(), "whoever comes back is let in");
    }

    private CompletableFuture<HttpResponse<String>> register() {
        String body = """
                {"service": "storm", "region": "eu-west-3", "team": "t", "signal": "requests", "unit": "instance",
                 "tier": "STANDARD", "transform": {"kind": "LINEAR", "points": [{"signal": 100.0, "capacity": 1.0}]},
                 "leadTime": "PT5M", "minCapacity": 2, "maxCapacity": 40, "headroomPct": 0.0, "targets": ["g/storm"]}
                """;
        return http.sendAsync(
                request("/v1/services/storm/regions/eu-west-3")
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> send(String path) {
        return http.sendAsync(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(hub.resolve(path))
                .header("Authorization", "Bearer operator-token-for-tests-0123456789");
    }
}
