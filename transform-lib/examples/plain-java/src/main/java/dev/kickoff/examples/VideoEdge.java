package dev.kickoff.examples;

import com.sun.net.httpserver.HttpServer;
import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.KickoffBuilder;
import dev.kickoff.transform.aws.AutoScalingGroupActuator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** A service on an EC2 Auto Scaling group, without any framework. */
public final class VideoEdge implements AutoCloseable {
    private final Kickoff kickoff;
    private final HttpServer server;

    /** @param environment where the hub is, and KICKOFF_ACT=true once the dry run looks right */
    VideoEdge(Map<String, String> environment, int port, AutoScalingClient aws) throws IOException {
        kickoff = kickoff(environment, aws);
        server = HttpServer.create(new InetSocketAddress(port), 0);
        server.createContext("/", exchange -> {
            byte[] hello = "Hello from the edge".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, hello.length);
            exchange.getResponseBody().write(hello);
            exchange.close();
        });
    }

    public static void main(String[] args) throws IOException {
        AutoScalingClient aws = AutoScalingClient.create();
        VideoEdge service = new VideoEdge(System.getenv(), 8080, aws);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            service.close();
            aws.close();
        }));
        service.start();
    }

    private static Kickoff kickoff(Map<String, String> environment, AutoScalingClient aws) {
        KickoffBuilder builder = Kickoff.builder()
                .service("video-edge")
                .region("eu-west-3")
                .team("playback")
                .signal("requests")
                .transform(Transform.linear(1_200)) // one instance serves 1,200 requests per step
                .leadTime(Duration.ofMinutes(5))
                .minCapacity(4)
                .maxCapacity(60)
                .hub(URI.create(needed(environment, "KICKOFF_HUB")))
                .token(needed(environment, "KICKOFF_TOKEN"))
                .trustKey(needed(environment, "KICKOFF_KEY_ID"), needed(environment, "KICKOFF_PUBLIC_KEY"))
                .backupDirectory(Path.of(environment.getOrDefault("KICKOFF_BACKUP", "/var/lib/video-edge/kickoff")))
                .actuator(AutoScalingGroupActuator.builder(aws, "video-edge").build());
        if (Boolean.parseBoolean(environment.get("KICKOFF_ACT"))) {
            builder.act();
        }
        return builder.build();
    }

    private static String needed(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is not set");
        }
        return value;
    }

    void start() {
        server.start();
        kickoff.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        kickoff.close();
        server.stop(0);
    }
}
