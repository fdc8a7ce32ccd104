package dev.kickoff.hub;

import static dev.kickoff.hub.testing.Api.asOperator;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.hub.testing.HubProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HubProfile.class)
class OpenApiTest {
    private static final Path CHECKED_IN = Path.of(System.getProperty("kickoff.root"), "docs/openapi/hub.yaml");
    private static final String UPDATE = "mvn -Dquick -pl hub -am test -Dtest=OpenApiTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dkickoff.openapi.update";

    @Test
    void theDocumentCheckedInIsWhatTheHubServes() throws IOException {
        String served = asOperator()
                .get("/q/openapi?format=yaml")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        if (System.getProperty("kickoff.openapi.update") != null) {
            Files.createDirectories(CHECKED_IN.getParent());
            Files.writeString(CHECKED_IN, served);
        }
        assertEquals(
                Files.exists(CHECKED_IN) ? Files.readString(CHECKED_IN) : "",
                served,
                "the HTTP API has changed; look at it, and bring docs/openapi/hub.yaml up to date with: " + UPDATE);
    }
}
