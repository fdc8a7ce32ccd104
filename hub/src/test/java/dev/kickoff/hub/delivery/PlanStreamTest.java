package dev.kickoff.hub.delivery;

import static dev.kickoff.hub.testing.Api.asService;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.hub.testing.HubProfile;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HubProfile.class)
class PlanStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TestHTTPResource("/v1")
    URI api;

    @Inject
    AnotherReplica other;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Stream<String>> opened = new ArrayList<>();

    @AfterEach
    void closeStreams() {
        opened.forEach(Stream::close);
    }

    @Test
    void tellsOfAPlanThatAnotherReplicaPublished() throws Exception {
        List<String> heard = open("/services/streamed/regions/eu-west-3/stream", Optional.empty());
        awaitLine(heard, "event:heartbeat");

        other.publish("streamed", 1, 10);

        awaitLine(heard, "event:plan");
        awaitLine(heard, "data:{\"service\":\"streamed\",\"region\":\"eu-west-3\",\"version\":1}");
    }

    @Test
    void aLibraryThatConnectsIsToldThePlanThereIs() throws Exception {
        other.publish("early-bird", 4, 10);
        awaitPlan("early-bird");

        List<String> heard = open("/services/early-bird/regions/eu-west-3/stream", Optional.empty());

        awaitLine(heard, "data:{\"service\":\"early-bird\",\"region\":\"eu-west-3\",\"version\":4}");
    }

    @Test
    void aClientThatComesBackHearsWhatItMissed() throws Exception {
        List<String> before = open("/stream", Optional.empty());
        Awaitility.await().atMost(PATIENCE).until(() -> before.stream().anyMatch(line -> line.startsWith("id:")));
        String id = before.stream()
                .filter(line -> line.startsWith("id:"))
                .findFirst()
                .orElseThrow()
                .substring(3)
                .strip();
        closeStreams();
        other.publish("missed", 1, 10);
        awaitPlan("missed");

        List<String> after = open("/stream?region=eu-west-3", Optional.of(id));

        awaitLine(after, "data:{\"service\":\"missed\",\"region\":\"eu-west-3\",\"version\":1}");
    }

    @Test
    void theStreamOfOneServiceSaysNothingOfOthers() throws Exception {
        List<String> heard = open("/stream?service=mine", Optional.empty());
        awaitLine(heard, "event:heartbeat");

        other.publish("theirs", 1, 10);
        other.publish("mine", 1, 10);

        awaitLine(heard, "data:{\"service\":\"mine\",\"region\":\"eu-west-3\",\"version\":1}");
        assertEquals(
                1,
                heard.stream()
                        .filter(line -> line.startsWith("data:{\"service"))
                        .count());
    }

    @Test
    void nobodyWithoutATokenListens() {
        given().get("/v1/stream").then().statusCode(401);
        given().get("/v1/services/a/regions/b/stream").then().statusCode(401);
    }

    private List<String> open(String path, Optional<String> lastId) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Authorization", "Bearer service-token-for-tests-0123456789");
        lastId.ifPresent(id -> request.header("Last-Event-ID", id));
        HttpResponse<Stream<String>> response = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        assertEquals(200, response.statusCode());
        assertEquals(
                "no-store",
                response.headers().firstValue("Cache-Control").orElse("").toString());
        List<String> heard = new CopyOnWriteArrayList<>();
        opened.add(response.body());
        Thread reader = new Thread(() -> {
            try {
                response.body().forEach(line -> heard.add(line.replaceFirst(": ", ":")));
            } catch (RuntimeException closedByTheTest) {
                heard.add("closed");
            }
        });
        reader.setDaemon(true);
        reader.start();
        return heard;
    }

    private static void awaitLine(List<String> heard, String line) {
        Awaitility.await().atMost(PATIENCE).until(() -> heard.contains(line));
    }

    private static void awaitPlan(String service) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> asService()
                                .get("/v1/services/" + service + "/regions/eu-west-3/plan")
                                .statusCode()
                        == 200);
    }
}
