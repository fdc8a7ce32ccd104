package dev.kickoff.transform.agent;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.kickoff.emulator.MotoServer;
import dev.kickoff.transform.testing.FakeHub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** The packaged agent as a process, with a hub, a group in moto, and its status over HTTP. */
class AgentIT {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static MotoServer moto;
    private static AutoScalingClient aws;

    @TempDir
    Path folder;

    private FakeHub hub;
    private final List<Process> started = new ArrayList<>();

    @BeforeAll
    static void startMoto() {
        moto = MotoServer.start();
        aws = AutoScalingClient.builder()
                .endpointOverride(moto.endpoint())
                .region(Region.EU_WEST_3)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    @AfterAll
    static void stopMoto() {
        aws.close();
        moto.close();
    }

    @BeforeEach
    void start() {
        moto.reset();
        aws.createLaunchConfiguration(request ->
                request.launchConfigurationName("small").imageId("ami-12c6146b").instanceType("t3.small"));
        aws.createAutoScalingGroup(request -> request.autoScalingGroupName("video-edge")
                .launchConfigurationName("small")
                .availabilityZones("eu-west-3a")
                .minSize(4)
                .maxSize(60));
        hub = FakeHub.start();
        hub.publish(Plans.from(Clock.systemUTC().instant().minusSeconds(60), 30));
    }

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
        hub.close();
    }

    @Test
    void raisesTheGroupServesItsStatusAndStopsOnSigterm() throws Exception {
        Process agent = agent(Yaml.of(hub, Yaml.GROUP).add("mode: act"));
        int port = port();

        await().atMost(PATIENCE).until(() -> minSize() == 30);
        await().atMost(PATIENCE).until(() -> get(port, "/status").body().contains("\"minimum\": 30"));
        assertEquals(200, get(port, "/health").statusCode());
        assertTrue(get(port, "/metrics").body().contains("kickoff_acting{"));
        assertTrue(Files.exists(folder.resolve("backup").resolve("video-edge.eu-west-3.plan.json")));

        agent.destroy();
        assertTrue(agent.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "still runs after SIGTERM");
        assertEquals(128 + 15, agent.exitValue(), output());
        assertTrue(output().contains("kickoff agent: stopped; floors stay as they are"), output());
        assertEquals(30, minSize());
    }

    @Test
    void isADryRunUntilTheFileSaysAct() throws Exception {
        agent(Yaml.of(hub, Yaml.GROUP));
        int port = port();

        await().atMost(PATIENCE).until(() -> get(port, "/status").body().contains("\"outcome\": \"would_apply\""));

        assertEquals(4, minSize());
        assertTrue(output().contains("video-edge/eu-west-3 on autoscaling-group/video-edge, dry run"), output());
    }

    @Test
    void checkSaysWhatWouldBeDoneAndTouchesNothing() throws Exception {
        Process check = agent(Yaml.of(hub, Yaml.GROUP).add("mode: act"), "--check");

        assertEquals(0, exitCode(check), output());
        assertTrue(
                output().contains("target: autoscaling-group/video-edge has minimum 4, desired 4, ready 4"), output());
        assertTrue(output().contains("hub: plan version 1 from hub, floor in force 30"), output());
        assertTrue(output().contains("would do: raise-min from 4 to 30"), output());
        assertEquals(4, minSize());
    }

    @Test
    void checkFailsWhenTheGroupIsNotThere() throws Exception {
        Process check = agent(Yaml.of(hub, Yaml.GROUP).with("name: video-edge", "name: video-egde"), "--check");

        assertEquals(1, exitCode(check), output());
        assertTrue(output().contains("there is no Auto Scaling group 'video-egde'"), output());
    }

    @Test
    void refusesABrokenFileInOneLine() throws Exception {
        Process agent = agent(Yaml.of(hub, Yaml.GROUP).with("maxCapacity: 60", "maxCapacity: lots"));

        assertEquals(3, exitCode(agent));
        assertEquals(
                "kickoff agent: " + folder.resolve("agent.yaml") + ": maxCapacity 'lots' must be a whole number\n",
                output());
    }

    @Test
    void saysWhenItsPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process agent = agent(Yaml.of(hub, Yaml.GROUP).with("listen: 0", "listen: " + taken.getLocalPort()));

            assertEquals(4, exitCode(agent), output());
            assertTrue(output().contains("listen 127.0.0.1:" + taken.getLocalPort()), output());
        }
    }

    /** Only that the packaged client reads a cluster; the rules of writing are tested with the actuator. */
    @Test
    void checkReadsAHorizontalPodAutoscalerOverTheKubeconfig() throws Exception {
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        json(api, "/apis/autoscaling/v2/namespaces/playback/horizontalpodautoscalers/video-edge", """
                {"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler",
                 "metadata": {"name": "video-edge", "namespace": "playback", "uid": "u", "resourceVersion": "7"},
                 "spec": {"minReplicas": 4, "maxReplicas": 60,
                          "scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "edge"}}}""");
        json(api, "/apis/apps/v1/namespaces/playback/deployments/edge", """
                {"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "edge", "namespace": "playback"},
                 "spec": {"replicas": 5}, "status": {"readyReplicas": 5}}""");
        api.start();
        try {
            Files.writeString(
                    folder.resolve("kubeconfig"), """
                    apiVersion: v1
                    kind: Config
                    current-context: test
                    contexts: [{name: test, context: {cluster: test, user: test}}]
                    clusters: [{name: test, cluster: {server: "http://127.0.0.1:%d"}}]
                    users: [{name: test, user: {}}]
                    """.formatted(api.getAddress().getPort()));
            Process check = agent(Yaml.of(hub, "  hpa: {namespace: playback, name: video-edge}\n"), "--check");

            assertEquals(0, exitCode(check), output());
            assertTrue(
                    output().contains("target: horizontalpodautoscaler/playback/video-edge has minimum 4, desired 5,"
                            + " ready 5, can take a minimum of 60"),
                    output());
            assertFalse(output().contains("v1alpha1"), output());
        } finally {
            api.stop(0);
        }
    }

    private static void json(HttpServer server, String path, String body) {
        server.createContext(path, exchange -> {
            try (exchange) {
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    private Process agent(Yaml yaml, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                System.getProperty("kickoff.agent"),
                "--config",
                yaml.in(folder).toString()));
        command.addAll(List.of(more));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.txt").toFile());
        builder.environment()
                .putAll(Map.of(
                        "AWS_ENDPOINT_URL",
                        moto.endpoint().toString(),
                        "AWS_ACCESS_KEY_ID",
                        "test",
                        "AWS_SECRET_ACCESS_KEY",
                        "test",
                        "KUBECONFIG",
                        folder.resolve("kubeconfig").toString()));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private static int exitCode(Process process) throws InterruptedException {
        assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS), "still runs");
        return process.exitValue();
    }

    private int port() {
        Pattern announced = Pattern.compile("status on port (\\d+)");
        await().atMost(PATIENCE).until(() -> announced.matcher(output()).find());
        Matcher port = announced.matcher(output());
        assertTrue(port.find());
        return Integer.parseInt(port.group(1));
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("out.txt"));
        } catch (IOException notYet) {
            return "";
        }
    }

    private static int minSize() {
        return aws.describeAutoScalingGroups(request -> request.autoScalingGroupNames("video-edge"))
                .autoScalingGroups()
                .get(0)
                .minSize();
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
