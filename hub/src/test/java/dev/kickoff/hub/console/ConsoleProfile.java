package dev.kickoff.hub.console;

import dev.kickoff.postgres.PostgresTestResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Set;

/** The whole hub on a real database, with traffic that is played back. */
public final class ConsoleProfile implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(PlaybackNotice.class);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(PostgresTestResource.class), new TestResourceEntry(PlaybackForecaster.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
