package dev.kickoff.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A PostgreSQL server of this process's own, listening on loopback only. Not thread-safe; {@link #close} stops the
 * server and keeps the data of a persistent one.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final String password;

    EmbeddedDatabase(EmbeddedPostgres postgres, String password) {
        this.postgres = postgres;
        this.password = password;
    }

    /**
     * Starts a server whose data survive crashes of this process and of the machine. Blocks until the server answers. A
     * server that a killed process has left running on the same folder is stopped first.
     *
     * <p>The caller must make sure that no other process uses the folder, and must close the server: nothing does so by
     * itself when the process ends.
     *
     * @param home folder that belongs to the server alone, made if it is not there
     * @throws IOException if the server does not start; the server's own words are in {@code server.log} in the folder
     */
    public static EmbeddedDatabase startPersistent(Path home) throws IOException {
        return new PersistentServer(home.toAbsolutePath().normalize()).start();
    }

    /**
     * Starts on an empty database in a temporary directory, on a free port, open to everyone on this machine, and gone
     * when the process ends: for tests. Blocks until the server answers.
     */
    public static EmbeddedDatabase startTemporary() throws IOException {
        return new EmbeddedDatabase(
                EmbeddedPostgres.builder()
                        .setServerConfig("listen_addresses", "127.0.0.1")
                        .setServerConfig("unix_socket_directories", "")
                        .start(),
                "");
    }

    /** Address without a password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
    }

    public String username() {
        return "postgres";
    }

    /** Empty for a temporary server, which asks for none. */
    public String password() {
        return password;
    }

    public int port() {
        return postgres.getPort();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
