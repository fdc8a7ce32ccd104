package dev.kickoff.standalone.endtoend;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The whole standalone deployment on a database of its own and on a clock that the test sets. */
public final class EndToEndProfile implements QuarkusTestProfile {
    static final String OPERATOR_TOKEN = "operator-token-for-tests-0123456789";
    static final String SERVICE_TOKEN = "service-token-for-tests-0123456789";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "kickoff.access.operator-token",
                OPERATOR_TOKEN,
                "kickoff.access.service-token",
                SERVICE_TOKEN,
                "kickoff.standalone.sign-in-url",
                "not printed in a test");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(TestClock.class);
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(
                new TestResourceEntry(dev.kickoff.postgres.PostgresTestResource.class),
                new TestResourceEntry(OwnAddress.class));
    }
}
