package dev.kickoff.standalone.serve;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kickoff.emulator.Form;
import dev.kickoff.emulator.FormProxy;
import dev.kickoff.emulator.MotoServer;
import dev.kickoff.emulator.PrometheusServer;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/** {@code kill -9} in the middle of two imports, from a real Prometheus server and from moto. */
class SourceRestartIT {
    private static final int STEPS = 300;
    private static final int PAGE_STEPS = 60;
    private static final int PAGES_BEFORE_THE_KILL = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String SECRET = "secret-key-of-the-test";
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "AWS_ACCESS_KEY_ID",
            "test",
            "AWS_SECRET_ACCESS_KEY",
            SECRET,
            "KICKOFF_FORECASTER_SOURCES_PAGE_STEPS",
            String.valueOf(PAGE_STEPS),
            "KICKOFF_FORECASTER_SOURCES_CHECK_INTERVAL",
            "1s");

    private final Instant start =
            Clock.systemUTC().instant().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofMinutes(STEPS));

    @TempDir
    Path folder;

    private PrometheusServer prometheus;
    private MotoServer moto;
    private FormProxy beforePrometheus;
    private FormProxy beforeMoto;

    @BeforeEach
    void startServers() throws IOException {
        List<String> lines = new ArrayList<>(List.of("# TYPE requests gauge"));
        IntStream.range(0, STEPS)
                .forEach(step ->
                        lines.add("requests " + value(step) + " " + at(step + 1).getEpochSecond()));
        Path own = Files.createDirectory(folder.resolve("prometheus"));
        prometheus = PrometheusServer.start(own, lines);
        moto = MotoServer.start();
        try (CloudWatchClient client = CloudWatchClient.builder()
                .endpointOverride(moto.endpoint())
                .region(Region.EU_WEST_3)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            List<MetricDatum> data = IntStream.range(0, STEPS)
                    .mapToObj(step -> MetricDatum.builder()
                            .metricName("Requests")
                            .timestamp(at(step).plusSeconds(30))
                            .value((double) value(step))
                            .build())
                    .toList();
            client.putMetricData(request -> request.namespace("Shop").metricData(data));
        }
        beforePrometheus = FormProxy.before(prometheus.url());
        beforeMoto = FormProxy.before(moto.endpoint());
    }

    @AfterEach
    void stopServers() {
        beforePrometheus.close();
        beforeMoto.close();
        prometheus.close();
        moto.close();
    }

    @Test
    void carriesOnWhereTheKilledOneStoppedReadingNoPageTwiceAndLeavingNoneOut() throws Exception {
        beforePrometheus.holdAfter(PAGES_BEFORE_THE_KILL);
        beforeMoto.holdAfter(PAGES_BEFORE_THE_KILL);
        Path data = folder.resolve("data");
        try (KickoffProcess first = KickoffProcess.serve(data, ENVIRONMENT, "--port", "0")) {
            declare(first, "from-prometheus", """
                    {"kind": "prometheus", "url": "%s", "query": "last_over_time(requests[30s])", "from": "%s"}
                    """.formatted(beforePrometheus.url(), start));
            declare(first, "from-cloudwatch", """
                    {"kind": "cloudwatch", "awsRegion": "eu-west-3", "namespace": "Shop", "metric": "Requests",
                     "statistic": "Sum", "endpoint": "%s", "from": "%s"}
                    """.formatted(beforeMoto.url(), start));
            await().atMost(PATIENCE).until(() -> beforePrometheus.held() == 1 && beforeMoto.held() == 1);
            for (String signal : List.of("from-prometheus", "from-cloudwatch")) {
                JsonPath status = status(first, signal);
                assertEquals("importing", status.getString("state"));
                assertEquals(PAGES_BEFORE_THE_KILL * PAGE_STEPS, status.getInt("stepsDone"), signal);
            }
            first.kill();
        }
        beforePrometheus.dropHeld();
        beforeMoto.dropHeld();

        try (KickoffProcess second = KickoffProcess.serve(data, ENVIRONMENT, "--port", "0")) {
            for (String signal : List.of("from-prometheus", "from-cloudwatch")) {
                await().atMost(PATIENCE)
                        .until(() -> status(second, signal).getString("state").equals("current"));
                assertEquals(
                        IntStream.range(0, STEPS)
                                .mapToObj(step -> (float) value(step))
                                .toList(),
                        stored(second, signal));
            }
            assertFalse(second.output().contains(SECRET));
        }
        List<Instant> pages = IntStream.range(0, STEPS / PAGE_STEPS)
                .mapToObj(page -> at(page * PAGE_STEPS))
                .toList();
        assertEquals(
                pages,
                starts(beforePrometheus, form -> Instant.ofEpochSecond(Long.parseLong(field(form, "start")) - 60)));
        assertEquals(pages, starts(beforeMoto, form -> Instant.parse(field(form, "StartTime"))));
    }

    private void declare(KickoffProcess kickoff, String signal, String source) throws Exception {
        String path = "/v1/signals/" + signal + "/regions/eu";
        assertEquals(
                201,
                kickoff.put(path, "{\"stepSeconds\": 60, \"zone\": \"Europe/Paris\", \"unit\": \"requests/min\"}")
                        .statusCode());
        assertEquals(201, kickoff.put(path + "/source", source).statusCode());
    }

    private static JsonPath status(KickoffProcess kickoff, String signal) throws Exception {
        return JsonPath.from(
                kickoff.get("/v1/signals/" + signal + "/regions/eu/source").body());
    }

    private List<Float> stored(KickoffProcess kickoff, String signal) throws Exception {
        return JsonPath.from(
                        kickoff.get("/v1/signals/" + signal + "/regions/eu/samples?from=" + start + "&to=" + at(STEPS))
                                .body())
                .getList("values", Float.class);
    }

    /** Of the requests that were answered, in their order; after the import the polls follow. */
    private static List<Instant> starts(FormProxy proxy, Function<Form, Instant> start) {
        return proxy.answered().stream().map(start).limit(STEPS / PAGE_STEPS).toList();
    }

    private static String field(Form form, String name) {
        return Objects.requireNonNull(form.get(name), name);
    }

    private static int value(int step) {
        return 100 + step;
    }

    private Instant at(int step) {
        return start.plusSeconds(60L * step);
    }
}
