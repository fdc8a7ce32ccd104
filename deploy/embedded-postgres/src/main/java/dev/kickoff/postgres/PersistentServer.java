package dev.kickoff.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/** Starts the server on its folder, and leaves the folder in order whatever happened before. */
final class PersistentServer {
    /** Long enough to recover from a crash. */
    private static final Duration START_WAIT = Duration.ofSeconds(30);

    private static final String ROLE = "postgres";

    private final Path home;
    private final Path binaries;
    private final Path cluster;
    private final Path initialised;
    private final ClientAccess access;

    PersistentServer(Path home) {
        // Not in the shared temporary folder, where somebody else could put binaries for us to run.
        this(home, home.resolve("binaries"));
    }

    PersistentServer(Path home, Path binaries) {
        this.home = home;
        this.binaries = binaries;
        this.cluster = home.resolve("cluster");
        this.initialised = home.resolve("initialised");
        this.access = new ClientAccess(home.resolve("password"), cluster.resolve("pg_hba.conf"));
    }

    EmbeddedDatabase start() throws IOException {
        Private.createDirectories(home);
        setAsideHalfMade();
        new LeftoverServer(cluster).stop();
        boolean secured = access.isSecured();
        if (!secured && Files.exists(cluster)) {
            access.open();
        }
        EmbeddedPostgres postgres = start(secured ? access.password() : "");
        try {
            if (!secured) {
                secure(postgres);
            }
            if (Files.notExists(initialised)) {
                Files.createFile(initialised);
            }
            return new EmbeddedDatabase(postgres, access.password());
        } catch (IOException | RuntimeException failure) {
            postgres.close();
            throw failure;
        }
    }

    private EmbeddedPostgres start(String password) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(cluster)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setOutputRedirector(
                        Redirect.appendTo(home.resolve("server.log").toFile()))
                .setPGStartupWait(START_WAIT)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setServerConfig("log_checkpoints", "off")
                // The library switches both off, for tests.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on");
        if (!password.isEmpty()) {
            builder.setConnectConfig("password", password);
        }
        try {
            return builder.start();
        } catch (RuntimeException failure) {
            throw new IOException("PostgreSQL did not start: " + failure.getMessage(), failure);
        }
    }

    /** An initialisation that was killed leaves a folder that never becomes a database; it is kept, out of the way. */
    private void setAsideHalfMade() throws IOException {
        if (Files.exists(initialised) || Files.notExists(cluster)) {
            return;
        }
        Path aside = home.resolve("cluster-not-initialised");
        for (int i = 2; Files.exists(aside); i++) {
            aside = home.resolve("cluster-not-initialised-" + i);
        }
        new LeftoverServer(cluster).stop();
        Files.move(cluster, aside);
    }

    private void secure(EmbeddedPostgres postgres) throws IOException {
        String password = access.newPassword();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            // The password is hexadecimal, so it needs no escaping.
            statement.execute("ALTER ROLE " + ROLE + " PASSWORD '" + password + "'");
            access.close();
            statement.execute("SELECT pg_reload_conf()");
        } catch (SQLException failure) {
            throw new IOException("PostgreSQL did not take a password: " + failure.getMessage(), failure);
        }
    }
}
