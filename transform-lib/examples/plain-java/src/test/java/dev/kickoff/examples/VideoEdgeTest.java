package dev.kickoff.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoEdgeTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path backup;

    private final EmulatedEdge edge = new EmulatedEdge();

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void servesAndSaysWhatItWouldDo() throws Exception {
        try (VideoEdge service = service("false")) {
            service.start();
            Awaitility.await().atMost(LONG).until(() -> edge.reported("WOULD_APPLY"));
            assertEquals(EmulatedEdge.TEAM_MINIMUM, edge.minSize());
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port()))
                    .build();
            assertEquals(
                    "Hello from the edge",
                    HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        }
    }

    @Test
    void raisesTheGroupOnceItMay() throws IOException {
        try (VideoEdge service = service("true")) {
            service.start();
            Awaitility.await().atMost(LONG).until(() -> edge.minSize() == EmulatedEdge.PLANNED);
        }
    }

    private VideoEdge service(String act) throws IOException {
        return new VideoEdge(
                Map.of(
                        "KICKOFF_HUB", edge.hub.uri().toString(),
                        "KICKOFF_TOKEN", "test-token",
                        "KICKOFF_KEY_ID", edge.hub.keyId(),
                        "KICKOFF_PUBLIC_KEY", edge.hub.publicKey(),
                        "KICKOFF_BACKUP", backup.toString(),
                        "KICKOFF_ACT", act),
                0,
                edge.aws);
    }
}
