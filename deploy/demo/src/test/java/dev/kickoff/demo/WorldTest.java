package dev.kickoff.demo;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kickoff.demo.clock.DemoClock;
import dev.kickoff.demo.hub.Tokens;
import dev.kickoff.demo.worldcup.RecordedTraffic;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import dev.kickoff.schemas.Samples.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class WorldTest {
    private static final Instant START = DemoFolder.DEFAULT_START;
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path temp;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final RecordedTraffic traffic;
    private TestHub hub;
    private DemoFolder folder;
    private World world;
    private Future<?> running;

    WorldTest() throws IOException {
        traffic = RecordedTraffic.read();
    }

    @BeforeEach
    void startHub() throws IOException {
        hub = new TestHub();
        folder = new DemoFolder(temp.resolve("demo"));
        hub.plans().publish(plan("web", 3, 40));
        hub.plans().publish(plan("live-scores", 5, 24));
    }

    @AfterEach
    void stopAll() throws Exception {
        stopWorld();
        hub.close();
        threads.shutdownNow();
    }

    @Test
    void tellsTheHubWhatHappenedBeforeAndThenLetsTimeRun() throws Exception {
        startWorld();
        await().atMost(PATIENCE).until(() -> clock().instant().isAfter(START.plusSeconds(180)));
        assertEquals(60, clock().speed());
        assertEquals(64, hub.events().size());
        JsonObject opening = hub.events().get("WC98-01");
        assertEquals("ENDED", opening.get("state").getAsString());
        assertEquals("1998-01-01T00:00:00Z", opening.get("knownAt").getAsString());
        assertEquals("football", opening.get("category").getAsString());
        assertEquals("APPROVED", hub.events().get("WC98-17").get("state").getAsString());
        await().atMost(PATIENCE).until(() -> hub.samples().lastKey().isAfter(START));
        assertHasEveryMinuteOnceInOrder();
    }

    @Test
    void opensOnlyOnce() throws Exception {
        startWorld();
        awaitFloor("web", 40);
        stopWorld();
        startWorld();
        Instant seen = simulatedAt();
        await().atMost(PATIENCE).until(() -> simulatedAt().isAfter(seen.plusSeconds(120)));
        assertEquals(1, hub.imports());
        assertHasEveryMinuteOnceInOrder();
    }

    @Test
    void takesUpAnOpeningThatWasCutOff() throws Exception {
        hub.failOnEvents(true);
        startWorld();
        await().atMost(PATIENCE).until(() -> Files.exists(folder.path().resolve("hub-keys.json")));
        stopWorld();
        assertEquals(0, clock().speed());
        hub.failOnEvents(false);
        startWorld();
        awaitFloor("web", 40);
        await().atMost(PATIENCE).until(() -> clock().speed() == 60);
        assertEquals(64, hub.events().size());
        assertEquals(1, hub.imports());
    }

    @Test
    void keepsEveryFloorWhileTheHubIsAwayAndLosesNoSample() throws Exception {
        startWorld();
        awaitFloor("web", 40);
        awaitFloor("live-scores", 24);
        hub.stop();
        await().atMost(PATIENCE).until(() -> !status().get("hubAnswers").getAsBoolean());
        Instant down = simulatedAt();
        await().atMost(PATIENCE).until(() -> simulatedAt().isAfter(down.plus(Duration.ofMinutes(5))));
        assertEquals(40, service("web").get("floor").getAsInt());
        assertEquals(24, service("live-scores").get("floor").getAsInt());
        assertEquals(3, service("web").get("planVersion").getAsInt());
        hub.restart();
        await().atMost(PATIENCE).until(() -> hub.samples().lastKey().isAfter(down.plusSeconds(240)));
        assertHasEveryMinuteOnceInOrder();
        assertEquals(3, service("web").get("planVersion").getAsInt());
    }

    @Test
    void comesBackWithItsFloorsWhileTheHubIsAway() throws Exception {
        startWorld();
        awaitFloor("web", 40);
        stopWorld();
        hub.stop();
        // Empty, so that what is read from now on is the new world's.
        Files.writeString(folder.statusFile(), "");
        startWorld();
        await().atMost(PATIENCE)
                .until(() -> Files.size(folder.statusFile()) > 0
                        && service("web").get("planSource").getAsString().equals("BACKUP"));
        assertEquals(40, service("web").get("floor").getAsInt());
        assertEquals(40, service("web").get("ready").getAsInt());
        assertEquals(3, service("web").get("planVersion").getAsInt());
    }

    @Test
    void showsTheReactiveScalerAloneForComparison() throws Exception {
        startWorld();
        awaitFloor("web", 40);
        await().atMost(PATIENCE).until(() -> service("web").get("ready").getAsInt() == 40);
        assertTrue(
                service("web").get("reactiveOnlyReady").getAsInt() < 40,
                () -> service("web").toString());
    }

    @Test
    void waitsForAHubThatStartsLater() throws Exception {
        hub.stop();
        startWorld();
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> !running.isDone());
        hub.restart();
        awaitFloor("web", 40);
    }

    private void startWorld() throws IOException {
        WorldOptions options =
                new WorldOptions(hub.uri(), folder, START, new Tokens(TestHub.OPERATOR, TestHub.SERVICE));
        World started = new World(options, Clock.systemUTC());
        world = started;
        running = threads.submit(() -> {
            started.run();
            return null;
        });
    }

    private void stopWorld() throws InterruptedException, ExecutionException, TimeoutException {
        if (world != null) {
            world.close();
            running.get(20, TimeUnit.SECONDS);
        }
    }

    private DemoClock clock() throws IOException {
        return DemoClock.open(folder.clockFile(), Clock.systemUTC());
    }

    private void awaitFloor(String name, int units) {
        await().atMost(PATIENCE)
                .until(() -> Files.exists(folder.statusFile())
                        && service(name).get("floor").getAsInt() == units);
    }

    private Instant simulatedAt() {
        return Instant.parse(status().get("simulatedAt").getAsString());
    }

    private JsonObject status() {
        try {
            return JsonParser.parseString(Files.readString(folder.statusFile())).getAsJsonObject();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private JsonObject service(String name) {
        for (JsonElement service : status().getAsJsonArray("services")) {
            if (service.getAsJsonObject().get("service").getAsString().equals(name)) {
                return service.getAsJsonObject();
            }
        }
        throw new AssertionError(name + " is not in " + status());
    }

    private void assertHasEveryMinuteOnceInOrder() {
        Map<Instant, Double> held = hub.samples();
        Instant last = hub.samples().lastKey();
        List<Sample> expected = traffic.overAt(last.plusSeconds(60), traffic.firstMinute());
        assertEquals(
                expected.stream().map(Sample::timestamp).toList(), hub.arrived().subList(0, expected.size()));
        expected.forEach(sample -> assertEquals(sample.value(), held.get(sample.timestamp())));
        assertNotNull(held.get(last));
    }

    private static CapacityPlan plan(String service, long version, int capacity) {
        Floor floor = new Floor(
                START.minus(Duration.ofHours(1)),
                START,
                START.plus(Duration.ofDays(2)),
                capacity,
                1000,
                Quantile.P90,
                20,
                List.of("WC98-17"),
                "pre-show",
                null,
                0);
        return new CapacityPlan(
                service,
                "eu-west-3",
                version,
                START,
                "requests",
                "instance",
                List.of(floor),
                List.of(),
                new CapacityPlan.Provenance("f-1", "test", "test", Map.of("WC98-17", 1)));
    }
}
