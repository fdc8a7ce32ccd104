package dev.kickoff.hub.testing;

import dev.kickoff.postgres.EmbeddedDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** A PostgreSQL of the test's own; a {@code Runnable} field marked {@link StopDatabase} stops it. */
public class StoppableDatabase implements QuarkusTestResourceLifecycleManager {
    private EmbeddedDatabase database;

    @Override
    public Map<String, String> start() {
        try {
            database = EmbeddedDatabase.startTemporary();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        }
        return Map.of("kickoff.database.url", database.jdbcUrl(), "kickoff.database.username", "postgres");
    }

    @Override
    public void inject(TestInjector testInjector) {
        Runnable stop = this::stop;
        testInjector.injectIntoFields(
                stop, new TestInjector.AnnotatedAndMatchesType(StopDatabase.class, Runnable.class));
    }

    @Override
    public void stop() {
        try {
            if (database != null) {
                database.close();
                database = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not stop", e);
        }
    }
}
