package dev.kickoff.standalone.serve;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo: what its services stand on when the hub is killed, and after it is back. */
class DemoIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path data;

    /** A service's floor and the plan that it comes from. */
    private record Standing(int floor, long planVersion) {}

    @Test
    void floorsAndPlanVersionsSurviveAKilledHub() throws Exception {
        String port = Integer.toString(freePort());
        Map<String, Standing> before;
        try (KickoffProcess first = KickoffProcess.serve(data, "--port", port, "--demo")) {
            await().atMost(PATIENCE).until(this::everyServiceHasAFloorOfThePlan);
            setSpeed(first, 0);
            before = settled();
            first.kill();
        }
        ProcessHandle world = world();
        await().during(Duration.ofSeconds(5))
                .atMost(PATIENCE)
                .until(() -> standing().equals(before));
        try (KickoffProcess second = KickoffProcess.serve(data, "--port", port, "--demo")) {
            for (Map.Entry<String, Standing> service : before.entrySet()) {
                assertEquals(service.getValue().planVersion(), newestVersion(second, service.getKey()));
            }
            await().during(Duration.ofSeconds(5))
                    .atMost(PATIENCE)
                    .until(() -> standing().equals(before));
            Instant paused = simulatedNow();
            setSpeed(second, 60);
            await().atMost(PATIENCE).until(() -> simulatedNow().isAfter(paused.plusSeconds(600)) && hubAnswers());
            assertEquals(world.pid(), world().pid(), "the world that the killed hub left must be taken over");
            standing()
                    .forEach((service, now) ->
                            assertTrue(now.planVersion() >= before.get(service).planVersion(), service + " " + now));
        }
        await("stopping the server stops the demo").until(() -> !world.isAlive());
    }

    private boolean everyServiceHasAFloorOfThePlan() throws IOException {
        Map<String, Standing> services = standing();
        return services.size() == 2
                && services.values().stream().allMatch(each -> each.planVersion() >= 1 && each.floor() > 6);
    }

    /** Once the paused clock has reached hub and libraries, and nothing changes any more. */
    private Map<String, Standing> settled() {
        Map<String, Standing> last = new TreeMap<>();
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(4)).until(() -> {
            Map<String, Standing> now = standing();
            boolean same = now.equals(last);
            last.clear();
            last.putAll(now);
            return same;
        });
        return last;
    }

    private static void setSpeed(KickoffProcess kickoff, int speed) throws IOException, InterruptedException {
        assertEquals(
                204,
                kickoff.post("/demo/speed", "application/x-www-form-urlencoded", "speed=" + speed)
                        .statusCode());
    }

    private static long newestVersion(KickoffProcess kickoff, String service) throws IOException, InterruptedException {
        long newest = 0;
        String plans = kickoff.get("/v1/services/" + service + "/regions/eu-west-3/plans")
                .body();
        for (JsonNode plan : JSON.readTree(plans)) {
            newest = Math.max(newest, plan.get("version").asLong());
        }
        return newest;
    }

    private Map<String, Standing> standing() throws IOException {
        Map<String, Standing> standing = new TreeMap<>();
        for (JsonNode service : status().path("services")) {
            standing.put(
                    service.get("service").asText(),
                    new Standing(
                            service.get("floor").asInt(),
                            service.get("planVersion").asLong()));
        }
        return standing;
    }

    private ProcessHandle world() throws IOException {
        String pid = Files.readString(data.resolve("demo/world.pid")).strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private Instant simulatedNow() throws IOException {
        return Instant.parse(status().get("simulatedAt").asText());
    }

    private boolean hubAnswers() throws IOException {
        return status().get("hubAnswers").asBoolean();
    }

    private JsonNode status() throws IOException {
        Path file = data.resolve("demo/status.json");
        return Files.exists(file) ? JSON.readTree(Files.readString(file)) : JSON.createObjectNode();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
