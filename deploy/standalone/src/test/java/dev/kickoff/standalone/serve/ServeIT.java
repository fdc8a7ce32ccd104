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
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
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
            postgres = postgresPid(data);
            assertEquals(
                    201, first.post("/v1/events", "application/json", EVENT).statusCode());
            first.kill();
        }
        assertTrue(ProcessHandle.of(postgres).isPresent(), "a killed server cannot stop its database");
        try (KickoffProcess second = KickoffProcess.serve(data, "--port", "0")) {
            assertEquals(token, second.token());
            assertEquals(200, second.get("/v1/events/final").statusCode());
            assertTrue(ProcessHandle.of(postgres).isEmpty(), "the database that was left must have been stopped");
            postgres = postgresPid(data);
        }
        // It removes its pid file, which stopping waits for, a moment before it ends.
        long stopped = postgres;
        await("stopping the server stops its database")
                .until(() -> ProcessHandle.of(stopped).isEmpty());
    }

    @Nested
    class Running {
        @TempDir
        static Path data;

        private static KickoffProcess kickoff;

        @BeforeAll
        static void start() throws IOException {
            kickoff = KickoffProcess.serve(data, "--port", "0");
        }

        @AfterAll
        static void stop() {
            kickoff.close();
        }

        @Test
        void keepsItsSecretsToThisUserAndOutOfTheLog() throws IOException {
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

        @Test
        void listensOnLoopbackOnly() throws IOException {
            for (long pid : List.of(kickoff.pid(), postgresPid(data))) {
                List<InetAddress> listening = ListeningSockets.of(pid);
                assertFalse(listening.isEmpty());
                assertTrue(listening.stream().allMatch(InetAddress::isLoopbackAddress), listening::toString);
            }
        }

        @Test
        void refusesAFolderThatAnotherOneHolds() throws Exception {
            try (KickoffProcess second = KickoffProcess.start("serve", "--data", data.toString(), "--port", "0")) {
                assertEquals(4, second.exitCode());
                assertEquals(
                        "kickoff: data folder " + data + " is in use by another kickoff (process " + kickoff.pid()
                                + "); stop that one, or give another folder with --data",
                        second.output().strip());
                assertEquals(200, kickoff.get("/v1/services").statusCode(), "the first one is not disturbed");
            }
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

    private static long postgresPid(Path data) throws IOException {
        return pid(data.resolve("postgres/cluster/postmaster.pid"));
    }

    private static long pid(Path file) throws IOException {
        return Long.parseLong(Files.readAllLines(file).get(0).trim());
    }
}
