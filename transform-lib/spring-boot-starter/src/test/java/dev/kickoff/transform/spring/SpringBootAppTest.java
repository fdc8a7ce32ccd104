package dev.kickoff.transform.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kickoff.emulator.MotoServer;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.testing.FakeHub;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.web.client.RestClient;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** A whole application with a web server, a hub and an Auto Scaling group in the emulator. */
class SpringBootAppTest {
    private static final String GROUP = "video-edge-group";
    private static final Duration LONG = Duration.ofSeconds(60);

    private static MotoServer moto;
    private static AutoScalingClient aws;

    @SpringBootApplication
    static class App {
        @Bean(destroyMethod = "close")
        AutoScalingClient autoScalingClient() {
            return client();
        }
    }

    @BeforeAll
    static void startEmulator() {
        moto = MotoServer.start();
        aws = client();
    }

    @AfterAll
    static void stopEmulator() {
        aws.close();
        moto.close();
    }

    @BeforeEach
    void createGroup() {
        moto.reset();
        aws.createLaunchConfiguration(request ->
                request.launchConfigurationName("small").imageId("ami-12c6146b").instanceType("t3.small"));
        aws.createAutoScalingGroup(request -> request.autoScalingGroupName(GROUP)
                .launchConfigurationName("small")
                .availabilityZones("eu-west-3a")
                .minSize(4)
                .maxSize(60));
    }

    @Test
    void showsInADryRunWhatItWouldDo() {
        try (FakeHub hub = hubWithPlan();
                ServletWebServerApplicationContext app = start(hub)) {
            awaitActions(app, "would_apply");
            assertThat(minSize()).isEqualTo(4);
            assertThat(get(app, "kickoff"))
                    .contains("\"outcome\":\"WOULD_APPLY\"", "\"to\":30", "\"mode\":\"DRY_RUN\"", "\"capacity\":30")
                    .contains("\"target\":\"autoscaling-group/" + GROUP + "\"")
                    .doesNotContain("secret-token");
        }
    }

    @Test
    void raisesTheGroupAndTellsHealthAndMetrics() {
        try (FakeHub hub = hubWithPlan();
                ServletWebServerApplicationContext app = start(hub, "--kickoff.act=true")) {
            awaitActions(app, "applied");
            assertThat(minSize()).isEqualTo(30);
            Awaitility.await().atMost(LONG).untilAsserted(() -> {
                assertThat(get(app, "metrics/kickoff.floor")).contains("\"value\":30.0");
                assertThat(get(app, "metrics/kickoff.capacity.ready")).contains("\"value\":30.0");
            });
            assertThat(get(app, "metrics/kickoff.plan.age")).contains("seconds");
            assertThat(get(app, "metrics/kickoff.acting")).contains("\"value\":1.0");
            assertThat(get(app, "health"))
                    .contains("\"kickoff\":{\"status\":\"UP\"", "\"planVersion\":1", "\"mode\":\"ACT\"", "\"HUB\"");
        }
    }

    @Test
    void staysHealthyWhenTheHubGoesAway() {
        try (FakeHub hub = hubWithPlan();
                ServletWebServerApplicationContext app = start(hub)) {
            awaitActions(app, "would_apply");
            hub.stop();
            Awaitility.await().atMost(LONG).until(() -> get(app, "health").contains("HUB_UNREACHABLE"));
            assertThat(get(app, "health")).startsWith("{\"status\":\"UP\"");
            assertThat(get(app, "metrics/kickoff.errors?tag=kind:hub_unreachable"))
                    .contains("COUNT");
        }
    }

    @Test
    void isHealthyBeforeItEverSawAHub() {
        FakeHub away = FakeHub.start();
        away.close();
        try (ServletWebServerApplicationContext app = start(away)) {
            assertThat(get(app, "health"))
                    .startsWith("{\"status\":\"UP\"")
                    .contains("\"kickoff\":{\"status\":\"UNKNOWN\"");
            assertThat(app.getBean(Kickoff.class).plan()).isEmpty();
        }
    }

    private static FakeHub hubWithPlan() {
        FakeHub hub = FakeHub.start();
        hub.publish(Apps.plan(Clock.systemUTC().instant(), 30));
        return hub;
    }

    private static ServletWebServerApplicationContext start(FakeHub hub, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "--server.port=0",
                "--server.address=127.0.0.1",
                "--spring.application.name=video-edge",
                "--spring.main.banner-mode=off",
                "--management.endpoints.web.exposure.include=health,metrics,kickoff",
                "--management.endpoint.health.show-details=always",
                "--kickoff.region=eu-west-3",
                "--kickoff.team=playback",
                "--kickoff.signal=requests",
                "--kickoff.transform.signal-per-unit=100",
                "--kickoff.min-capacity=4",
                "--kickoff.max-capacity=60",
                "--kickoff.poll-interval=100ms",
                "--kickoff.token=secret-token",
                "--kickoff.hub=" + hub.uri(),
                "--kickoff.trusted-keys." + hub.keyId() + "=" + hub.publicKey(),
                "--kickoff.target.auto-scaling-group=" + GROUP));
        args.addAll(List.of(more));
        return (ServletWebServerApplicationContext) SpringApplication.run(App.class, args.toArray(String[]::new));
    }

    private static void awaitActions(ServletWebServerApplicationContext app, String outcome) {
        Awaitility.await()
                .atMost(LONG)
                .until(() -> app.getBean(RecentActions.class).newestFirst().stream()
                        .anyMatch(action -> action.outcome().name().equalsIgnoreCase(outcome)));
    }

    private static String get(ServletWebServerApplicationContext app, String endpoint) {
        return RestClient.create("http://127.0.0.1:" + app.getWebServer().getPort())
                .get()
                .uri("/actuator/" + endpoint)
                .retrieve()
                .body(String.class);
    }

    private static int minSize() {
        return aws.describeAutoScalingGroups(request -> request.autoScalingGroupNames(GROUP))
                .autoScalingGroups()
                .get(0)
                .minSize();
    }

    private static AutoScalingClient client() {
        return AutoScalingClient.builder()
                .endpointOverride(moto.endpoint())
                .region(Region.EU_WEST_3)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
