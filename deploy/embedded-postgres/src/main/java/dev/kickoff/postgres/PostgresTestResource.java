package dev.kickoff.postgres;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a {@code @QuarkusTest} a real, empty PostgreSQL: {@code @QuarkusTestResource(PostgresTestResource.class)}. */
public final class PostgresTestResource implements QuarkusTestResourceLifecycleManager {
    private @Nullable EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        try {
            EmbeddedDatabase started = EmbeddedDatabase.startTemporary();
            database = started;
            return Map.of("kickoff.database.url", started.jdbcUrl(), "kickoff.database.username", "postgres");
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
    }

    @Override
    public void stop() {
        if (database != null) {
            try {
                database.close();
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL did not stop", e);
            }
        }
    }
}
