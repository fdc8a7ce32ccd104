package dev.kickoff.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistentServerTest {
    /** Unpacked once for all tests. */
    @TempDir
    static Path binaries;

    @TempDir
    Path home;

    @Test
    void keepsItsDataAndItsPasswordFromOneStartToTheNext() throws Exception {
        String password;
        try (EmbeddedDatabase first = start()) {
            password = first.password();
            execute(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (EmbeddedDatabase second = start()) {
            assertEquals(password, second.password());
            assertEquals("42", ask(second, "SELECT answer FROM kept"));
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        try (EmbeddedDatabase database = start()) {
            assertThrows(
                    SQLException.class,
                    () -> DriverManager.getConnection(database.jdbcUrl(), database.username(), "guessed")
                            .close());
            assertEquals(
                    PosixFilePermissions.fromString("rw-------"),
                    Files.getPosixFilePermissions(home.resolve("password")));
        }
    }

    @Test
    void writesThroughToTheDisk() throws Exception {
        try (EmbeddedDatabase database = start()) {
            assertEquals("on", ask(database, "SHOW fsync"));
            assertEquals("on", ask(database, "SHOW synchronous_commit"));
        }
    }

    @Test
    void stopsTheServerThatAKilledProcessLeftRunning() throws Exception {
        EmbeddedDatabase abandoned = start();
        execute(abandoned, "CREATE TABLE kept AS SELECT 42 AS answer");
        ProcessHandle left = ProcessHandle.of(postmasterPid()).orElseThrow();
        try (EmbeddedDatabase next = startAfterAKill()) {
            assertFalse(left.isAlive());
            assertEquals("42", ask(next, "SELECT answer FROM kept"));
        }
    }

    @Test
    void startsInSpiteOfAPidFileThatNamesAnotherProgram() throws Exception {
        start().close();
        Path pidFile = home.resolve("cluster/postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + home.resolve("cluster") + "\n");
        try (EmbeddedDatabase again = start()) {
            assertEquals("1", ask(again, "SELECT 1"));
        }
    }

    @Test
    void setsAsideAnInitialisationThatWasKilled() throws Exception {
        Files.createDirectories(home.resolve("cluster"));
        Files.writeString(home.resolve("cluster/postgresql.conf"), "# half");
        try (EmbeddedDatabase database = start()) {
            assertEquals("1", ask(database, "SELECT 1"));
        }
        assertTrue(Files.exists(home.resolve("cluster-not-initialised/postgresql.conf")));
    }

    @Test
    void givesANewPasswordWhenTheOldOneIsLost() throws Exception {
        try (EmbeddedDatabase first = start()) {
            execute(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        Files.delete(home.resolve("password"));
        try (EmbeddedDatabase second = start()) {
            assertEquals("42", ask(second, "SELECT answer FROM kept"));
        }
    }

    private EmbeddedDatabase start() throws IOException {
        return new PersistentServer(home, binaries).start();
    }

    /** What the operating system does for a killed process: its lock goes, its server stays. */
    private EmbeddedDatabase startAfterAKill() throws IOException {
        Files.delete(home.resolve("cluster/epg-lock"));
        return start();
    }

    private long postmasterPid() throws Exception {
        return Long.parseLong(Files.readAllLines(home.resolve("cluster/postmaster.pid"))
                .get(0)
                .trim());
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertTrue(result.next());
            return result.getString(1);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
