package dev.kickoff.examples;

import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EdgeTest.Surroundings.class)
class EdgeTest {
    @Test
    void servesAndFollowsItsPlan() {
        RestAssured.get("/").then().statusCode(200).body(is("Hello from the edge"));
        EmulatedEdge edge = Surroundings.edge;
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> edge.reported("APPLIED"));
        assertEquals(EmulatedEdge.PLANNED, edge.minSize());
    }

    /** The hub and the group, there before the application starts. */
    public static final class Surroundings implements QuarkusTestResourceLifecycleManager {
        private static @Nullable EmulatedEdge edge;

        @Override
        public Map<String, String> start() {
            edge = new EmulatedEdge();
            // The AWS SDK reads these itself.
            System.setProperty("aws.endpointUrl", edge.moto.endpoint().toString());
            System.setProperty("aws.region", "eu-west-3");
            System.setProperty("aws.accessKeyId", "test");
            System.setProperty("aws.secretAccessKey", "test");
            try {
                return Map.of(
                        "kickoff.hub",
                        edge.hub.uri().toString(),
                        "kickoff.trusted-keys." + edge.hub.keyId(),
                        edge.hub.publicKey(),
                        "kickoff.backup-directory",
                        Files.createTempDirectory("kickoff").toString(),
                        "kickoff.act",
                        "true",
                        "quarkus.http.test-port",
                        "0");
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        @Override
        public void stop() {
            if (edge != null) {
                edge.close();
            }
        }
    }
}
