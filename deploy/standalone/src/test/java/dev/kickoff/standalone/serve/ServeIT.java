package dev.kickoff.standalone.serve;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kickoff serve} as its user has it: the packaged application, a real PostgreSQL, and accidents. */
class ServeIT {
    private static final String EVENT = """
            {"id": "final", "name": "Final", "category": "football", "zone": "Europe/Paris",
             "start": "2027-07-12T19:00:00Z", "end": "2027-07-12T20:55:00Z", "state": "APPROVED"}
            """;

    @TempDir
    Path data;

    @Test
    void startsAgainAfterAKillWithTheSameTokensAndTheSameData() throws Exception {
        String token;
        long postgres;
        try (KickoffProcess first = KickoffProcess.serve(data, "--port", "0")) {
            token = first.token();
            postgres = postgresPid();
            assertEquals(
                    201, first.post("/v1/events", "application/json", EVENT).statusCode());
            first.kill();
        }
        assertTrue(ProcessHandle.of(postgres).isPresent(), "a killed server cannot stop its database");
        try (KickoffProcess second = KickoffProcess.serve(data, "--port", "0")) {
            assertEquals(token, second.token());
            assertEquals(200, second.get("/v1/events/final").statusCode());
            assertTrue(ProcessHandle.of(postgres).isEmpty(), "the database that was left must have been stopped");
            postgres = postgresPid();
        }
        // It removes its pid file, which stopping waits for, a moment before it ends.
        long stopped = postgres;
        await("stopping the server stops its database")
                .until(() -> ProcessHandle.of(stopped).isEmpty());
    }

    @Test
    void keepsItsSecretsToThisUserAndOutOfTheLog() throws Exception {
        try (KickoffProcess kickoff = KickoffProcess.serve(data, "--port", "0")) {
            Path keys = data.resolve("access.properties");
            assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(keys));
            assertEquals(PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(data));
            List<String> lines = kickoff.output().lines().toList();
            assertEquals(
                    1,
                    lines.stream()
                            .filter(line -> line.contains(kickoff.token()))
                            .count());
            String serviceToken = Files.readString(keys)
                    .lines()
                    .filter(line -> line.startsWith("kickoff.access.service-token="))
                    .map(line -> line.substring(line.indexOf('=') + 1))
                    .findFirst()
                    .orElseThrow();
            assertFalse(kickoff.output().contains(serviceToken));
        }
    }

    @Test
    void listensOnLoopbackOnly() throws Exception {
        try (KickoffProcess kickoff = KickoffProcess.serve(data, "--port", "0")) {
            for (long pid : List.of(kickoff.pid(), postgresPid())) {
                List<InetAddress> listening = ListeningSockets.of(pid);
                assertFalse(listening.isEmpty());
                assertTrue(listening.stream().allMatch(InetAddress::isLoopbackAddress), listening::toString);
            }
        }
    }

    @Test
    void answersNobodyWithoutATokenButForSignInKeysAndHealth() throws Exception {
        try (KickoffProcess kickoff = KickoffProcess.serve(data, "--port", "0")) {
            for (String path : List.of(
                    "/v1/events", "/v1/calendar", "/v1/services", "/v1/signals", "/v1/forecasts/f", "/q/openapi")) {
                assertEquals(401, kickoff.getWithoutToken(path).statusCode(), path);
            }
            for (String path : List.of("/sign-in", "/v1/keys", "/q/health")) {
                assertEquals(200, kickoff.getWithoutToken(path).statusCode(), path);
            }
            assertEquals(200, kickoff.get("/q/openapi").statusCode());
        }
    }

    @Test
    void refusesAFolderThatAnotherOneHolds() throws Exception {
        try (KickoffProcess first = KickoffProcess.serve(data, "--port", "0");
                KickoffProcess second = KickoffProcess.start("serve", "--data", data.toString(), "--port", "0")) {
            assertEquals(4, second.exitCode());
            assertEquals(
                    "kickoff: data folder " + data + " is in use by another kickoff (process " + first.pid()
                            + "); stop that one, or give another folder with --data",
                    second.output().strip());
            assertEquals(
                    200,
                    first.get("/v1/events?from=2027-01-01T00:00:00Z&to=2028-01-01T00:00:00Z")
                            .statusCode());
        }
    }

    @Test
    void refusesAPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                KickoffProcess kickoff = KickoffProcess.start(
                        "serve", "--data", data.toString(), "--port", Integer.toString(taken.getLocalPort()))) {
            assertEquals(4, kickoff.exitCode());
            assertEquals(
                    "kickoff: port " + taken.getLocalPort()
                            + " on 127.0.0.1 is in use; stop the program that has it, or give another one with --port",
                    kickoff.output().strip());
        }
    }

    @Test
    void refusesADatabaseThatIsNotThere() throws Exception {
        try (KickoffProcess kickoff = KickoffProcess.start(
                "serve",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--database-url",
                "jdbc:postgresql://127.0.0.1:1/kickoff")) {
            assertEquals(4, kickoff.exitCode());
            assertEquals(1, kickoff.output().lines().count(), kickoff::output);
            assertTrue(kickoff.output().contains("check --database-url"), kickoff::output);
        }
    }

    @Test
    void demoRunsOnWhenTheServerIsKilledAndIsTakenOverByTheNext() throws Exception {
        Duration patience = Duration.ofSeconds(120);
        int port = freePort();
        try (KickoffProcess first = KickoffProcess.serve(data, "--port", Integer.toString(port), "--demo")) {
            await().atMost(patience).until(() -> status().contains("\"planSource\": \"HUB\""));
            first.kill();
        }
        ProcessHandle world = world().orElseThrow();
        Instant killedAt = simulatedNow();
        await().atMost(patience).until(() -> simulatedNow().isAfter(killedAt.plusSeconds(60)));
        assertTrue(world.isAlive(), "the world must outlive the server");
        try (KickoffProcess second = KickoffProcess.serve(data, "--port", Integer.toString(port), "--demo")) {
            await().atMost(patience).until(() -> status().contains("\"hubAnswers\": true"));
            assertEquals(world.pid(), world().orElseThrow().pid());
            assertTrue(second.get("/console/notices").body().contains("Simulated: services, fleets and the clock"));
            assertEquals(
                    204,
                    second.post("/demo/speed", "application/x-www-form-urlencoded", "speed=0")
                            .statusCode());
        }
        await("stopping the server stops the demo").until(() -> !world.isAlive());
    }

    private String status() throws IOException {
        Path file = data.resolve("demo/status.json");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private Instant simulatedNow() throws IOException {
        Matcher at = Pattern.compile("\"simulatedAt\": \"([^\"]+)\"").matcher(status());
        assertTrue(at.find());
        return Instant.parse(at.group(1));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private long postgresPid() throws IOException {
        return pid(data.resolve("postgres/cluster/postmaster.pid"));
    }

    private Optional<ProcessHandle> world() throws IOException {
        Path file = data.resolve("demo/world.pid");
        return Files.exists(file) ? ProcessHandle.of(pid(file)) : Optional.empty();
    }

    private static long pid(Path file) throws IOException {
        return Long.parseLong(Files.readAllLines(file).get(0).trim());
    }
}
