package dev.kickoff.hub.testing;

import dev.kickoff.postgres.PostgresTestResource;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;

/** The whole hub on a real database, and {@link SmallForecaster}. */
public class HubProfile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(PostgresTestResource.class), new TestResourceEntry(SmallForecaster.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
