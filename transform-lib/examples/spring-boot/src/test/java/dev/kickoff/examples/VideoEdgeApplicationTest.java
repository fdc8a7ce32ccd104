package dev.kickoff.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.web.client.RestClient;

/** The application as the guide ends with it, against a fake hub and the emulator. */
class VideoEdgeApplicationTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    Path backup;

    private final EmulatedEdge edge = new EmulatedEdge();

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void servesAndSaysWhatItWouldDo() {
        try (ServletWebServerApplicationContext app = start()) {
            Awaitility.await().atMost(LONG).until(() -> edge.reported("WOULD_APPLY"));
            assertThat(edge.minSize()).isEqualTo(EmulatedEdge.TEAM_MINIMUM);
            assertThat(get(app, "/")).isEqualTo("Hello from the edge");
            assertThat(get(app, "/actuator/kickoff")).contains("\"outcome\":\"WOULD_APPLY\"", "\"to\":30");
        }
    }

    @Test
    void raisesTheGroupOnceItMay() {
        try (ServletWebServerApplicationContext app = start("--kickoff.act=true")) {
            Awaitility.await().atMost(LONG).until(() -> edge.minSize() == EmulatedEdge.PLANNED);
            assertThat(get(app, "/actuator/health")).startsWith("{\"status\":\"UP\"");
        }
    }

    /** Only what the guide leaves to the environment is given here. */
    private ServletWebServerApplicationContext start(String... more) {
        // The AWS SDK reads these itself.
        System.setProperty("aws.endpointUrl", edge.moto.endpoint().toString());
        System.setProperty("aws.accessKeyId", "test");
        System.setProperty("aws.secretAccessKey", "test");
        SpringApplication application = new SpringApplication(VideoEdgeApplication.class);
        String[] args = {
            "--server.port=0",
            "--KICKOFF_HUB=" + edge.hub.uri(),
            "--KICKOFF_TOKEN=test-token",
            "--KICKOFF_BACKUP=" + backup,
            "--kickoff.trusted-keys." + edge.hub.keyId() + "=" + edge.hub.publicKey()
        };
        String[] all = java.util.stream.Stream.concat(java.util.Arrays.stream(args), java.util.Arrays.stream(more))
                .toArray(String[]::new);
        return (ServletWebServerApplicationContext) application.run(all);
    }

    private static String get(ServletWebServerApplicationContext app, String path) {
        return RestClient.create("http://127.0.0.1:" + app.getWebServer().getPort())
                .get()
                .uri(path)
                .retrieve()
                .body(String.class);
    }
}
