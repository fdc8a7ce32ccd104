package dev.kickoff.hub.testing;

import dev.kickoff.postgres.PostgresTestResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Set;

/** The whole hub on a real database, a clock that is set by hand, and {@link SmallForecaster}. */
public class HubProfile implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(SettableClock.class);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(PostgresTestResource.class), new TestResourceEntry(SmallForecaster.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
