package dev.kickoff.transform.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.ManualClock;
import dev.kickoff.transform.testing.SimulatedFleet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusServerTest {
    private static final Instant SIX_PM = Instant.parse("2026-06-11T18:00:00Z");

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(SIX_PM);
    private final HttpClient http = HttpClient.newHttpClient();
    private FakeHub hub;
    private Kickoff kickoff;
    private StatusServer server;

    @BeforeEach
    void start() throws Exception {
        hub = FakeHub.start();
        hub.publish(Plans.from(SIX_PM, 30));
        RecentActions actions = new RecentActions();
        AgentFile file = AgentFile.read(Yaml.of(hub, Yaml.GROUP).in(folder));
        kickoff = file.library()
                .act()
                .actuator(new SimulatedFleet("video-edge", 4, 60, Duration.ofMinutes(5), clock))
                .listener(actions)
                .clock(clock)
                .build();
        server = new StatusServer(
                file.listen(),
                new StatusPages(kickoff, actions, clock, file.pollInterval()),
                () -> MetricsPage.of(kickoff, actions));
    }

    @AfterEach
    void stop() {
        server.close();
        kickoff.close();
        hub.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void isHealthyWhileCyclesRunAndNotWhenTheyStop() throws Exception {
        assertEquals(200, get("/health").statusCode());
        clock.advance(Duration.ofMinutes(3));
        assertEquals(503, get("/health").statusCode());

        kickoff.runOnce();
        assertEquals(200, get("/health").statusCode());
    }

    @Test
    void staysHealthyWithoutTheHub() throws Exception {
        hub.stop();
        kickoff.runOnce();

        assertEquals(200, get("/health").statusCode());
        JsonObject status = JsonParser.parseString(get("/status").body()).getAsJsonObject();
        assertEquals(
                "hub_unreachable",
                status.getAsJsonObject("lastError").get("kind").getAsString());
    }

    @Test
    void tellsPlanFloorCapacityAndActions() throws Exception {
        kickoff.runOnce();
        clock.advance(Duration.ofSeconds(15));
        kickoff.runOnce();

        JsonObject status = JsonParser.parseString(get("/status").body()).getAsJsonObject();

        assertEquals("act", status.get("mode").getAsString());
        assertEquals(1, status.get("planVersion").getAsInt());
        assertEquals(30, status.get("floorInForce").getAsInt());
        JsonObject capacity = status.getAsJsonObject("capacity");
        assertEquals(30, capacity.get("minimum").getAsInt());
        assertEquals(4, capacity.get("ready").getAsInt());
        JsonObject action = status.getAsJsonArray("recentActions").get(0).getAsJsonObject();
        assertEquals("raise-min", action.get("kind").getAsString());
        assertEquals("applied", action.get("outcome").getAsString());
    }

    @Test
    void countsForPrometheus() throws Exception {
        kickoff.runOnce();

        HttpResponse<String> metrics = get("/metrics");

        assertTrue(metrics.headers().firstValue("Content-Type").orElse("").startsWith("text/plain; version=0.0.4"));
        String labels = "service=\"video-edge\",region=\"eu-west-3\"";
        assertTrue(metrics.body().contains("\nkickoff_floor{" + labels + "} 30\n"), metrics.body());
        assertTrue(
                metrics.body().contains("\nkickoff_actions_total{" + labels + ",outcome=\"applied\"} 1\n"),
                metrics.body());
    }

    @Test
    void takesNoOrders() throws Exception {
        HttpResponse<String> refused = http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/status"))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertEquals(405, refused.statusCode());
        assertEquals(404, get("/nothing").statusCode());
    }
}
