package dev.kickoff.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of this process's own, listening on loopback only. Not thread-safe; {@link #close} stops the
 * server and keeps the data.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts on the data directory, creating it if it is not there. Blocks until the server answers. */
    public static EmbeddedDatabase startPersistent(Path dataDirectory, int port) throws IOException {
        return start(dataDirectory, port);
    }

    /** Starts on an empty database in a temporary directory and on a free port. Blocks until the server answers. */
    public static EmbeddedDatabase startTemporary() throws IOException {
        return start(null, 0);
    }

    private static EmbeddedDatabase start(@Nullable Path dataDirectory, int port) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setPort(port);
        if (dataDirectory != null) {
            builder.setDataDirectory(dataDirectory).setCleanDataDirectory(false);
        }
        return new EmbeddedDatabase(builder.start());
    }

    public String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    public int port() {
        return postgres.getPort();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
