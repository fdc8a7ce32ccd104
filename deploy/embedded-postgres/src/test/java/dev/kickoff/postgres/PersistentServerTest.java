package dev.kickoff.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    @TempDir
    Path home;

    @Test
    void keepsItsDataAndItsPasswordFromOneStartToTheNext() throws Exception {
        String password;
        try (EmbeddedDatabase first = EmbeddedDatabase.startPersistent(home)) {
            password = first.password();
            execute(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (EmbeddedDatabase second = EmbeddedDatabase.startPersistent(home)) {
            assertEquals(password, second.password());
            assertEquals("42", ask(second, "SELECT answer FROM kept"));
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.startPersistent(home)) {
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
        try (EmbeddedDatabase database = EmbeddedDatabase.startPersistent(home)) {
            assertEquals("on", ask(database, "SHOW fsync"));
            assertEquals("on", ask(database, "SHOW synchronous_commit"));
        }
    }

    @Test
    void stopsTheServerThatAKilledProcessLeftRunning() throws Exception {
        EmbeddedDatabase abandoned = EmbeddedDatabase.startPersistent(home);
        execute(abandoned, "CREATE TABLE kept AS SELECT 42 AS answer");
        ProcessHandle left = ProcessHandle.of(postmasterPid()).orElseThrow();
        // What the kernel does for a killed process: the lock goes, the server stays.
        try (EmbeddedDatabase next = EmbeddedDatabase.startPersistent(copyOfLockless())) {
            assertFalse(left.isAlive());
            assertEquals("42", ask(next, "SELECT answer FROM kept"));
        }
    }

    @Test
    void startsInSpiteOfAPidFileThatNamesAnotherProgram() throws Exception {
        EmbeddedDatabase.startPersistent(home).close();
        Path pidFile = home.resolve("cluster/postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + home.resolve("cluster") + "\n");
        try (EmbeddedDatabase again = EmbeddedDatabase.startPersistent(home)) {
            assertEquals("1", ask(again, "SELECT 1"));
        }
    }

    @Test
    void setsAsideAnInitialisationThatWasKilled() throws Exception {
        Files.createDirectories(home.resolve("cluster"));
        Files.writeString(home.resolve("cluster/postgresql.conf"), "# half");
        try (EmbeddedDatabase database = EmbeddedDatabase.startPersistent(home)) {
            assertEquals("1", ask(database, "SELECT 1"));
        }
        assertTrue(Files.exists(home.resolve("cluster-not-initialised/postgresql.conf")));
    }

    @Test
    void givesANewPasswordWhenTheOldOneIsLost() throws Exception {
        try (EmbeddedDatabase first = EmbeddedDatabase.startPersistent(home)) {
            execute(first, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        Files.delete(home.resolve("password"));
        try (EmbeddedDatabase second = EmbeddedDatabase.startPersistent(home)) {
            assertEquals("42", ask(second, "SELECT answer FROM kept"));
        }
    }

    private Path copyOfLockless() throws Exception {
        Files.delete(home.resolve("cluster/epg-lock"));
        return home;
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
