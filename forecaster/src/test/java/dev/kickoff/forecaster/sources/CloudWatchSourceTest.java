package dev.kickoff.forecaster.sources;

import static dev.kickoff.forecaster.Api.declare;
import static dev.kickoff.forecaster.sources.SourceApi.awaitImportedUntil;
import static dev.kickoff.forecaster.sources.SourceApi.awaitState;
import static dev.kickoff.forecaster.sources.SourceApi.put;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.emulator.FormProxy;
import dev.kickoff.emulator.Mishap;
import dev.kickoff.emulator.MotoServer;
import dev.kickoff.forecaster.TestClock;
import dev.kickoff.postgres.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

/** Against moto. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class CloudWatchSourceTest {
    private static final int DATA_PER_CALL = 500;
    /** Where the default chain looks first. */
    private static final Map<String, String> CREDENTIALS =
            Map.of("aws.accessKeyId", "test-access-key", "aws.secretAccessKey", "test-secret-key");

    private static MotoServer moto;

    @Inject
    TestClock clock;

    private FormProxy proxy;

    @BeforeAll
    static void startServer() {
        CREDENTIALS.forEach(System::setProperty);
        moto = MotoServer.start();
        List<MetricDatum> data = new ArrayList<>();
        // Two data points a minute, so that a sum is one; the first of the next step is no part of it.
        MeasuredMinutes.measured().forEach(step -> {
            data.add(datum(step, 0, MeasuredMinutes.value(step) - 1));
            data.add(datum(step, 59, 1));
        });
        putData(data);
    }

    private static void putData(List<MetricDatum> data) {
        try (CloudWatchClient client = CloudWatchClient.builder()
                .endpointOverride(moto.endpoint())
                .region(Region.EU_WEST_3)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
            for (int from = 0; from < data.size(); from += DATA_PER_CALL) {
                List<MetricDatum> some = data.subList(from, Math.min(data.size(), from + DATA_PER_CALL));
                client.putMetricData(request -> request.namespace("Shop").metricData(some));
            }
        }
    }

    private static MetricDatum datum(int step, int second, double value) {
        return MetricDatum.builder()
                .metricName("Requests")
                .dimensions(dimension -> dimension.name("Frontend").value("web"))
                .timestamp(MeasuredMinutes.start(step).plusSeconds(second))
                .value(value)
                .build();
    }

    @AfterAll
    static void stopServer() {
        moto.close();
        CREDENTIALS.keySet().forEach(System::clearProperty);
    }

    @BeforeEach
    void atTheEndOfTheData() {
        proxy = FormProxy.before(new PagingCloudWatch(moto.endpoint(), 25));
        clock.set(MeasuredMinutes.END.plusSeconds(75));
    }

    @AfterEach
    void restoreClock() {
        SourceApi.deleteAll();
        proxy.close();
        clock.set(TestClock.START);
    }

    @Test
    void importsTheHistoryFollowingTokens() {
        declare("cw-import", 60);
        put("cw-import", source("Sum")).statusCode(201).body("source.kind", is("cloudwatch"));

        JsonPath status = awaitState("cw-import", "current");

        MeasuredMinutes.assertAllStored("cw-import");
        assertEquals(590, status.getInt("samples"));
        assertEquals(10, status.getInt("pages"));
        assertEquals(30, proxy.answered().size(), "three calls for each page of 60 steps, 25 at a time");
    }

    @Test
    void carriesOnAfterThrottlingErrorsAndLostConnections() {
        declare("cw-faults", 60);
        proxy.next(
                Mishap.awsError(400, "Throttling", "Rate exceeded"),
                Mishap.lost(),
                Mishap.awsError(503, "ServiceUnavailable", "later"),
                Mishap.awsError(500, "InternalFailure", "oh"));
        put("cw-faults", source("Sum")).statusCode(201);
        JsonPath failing = awaitState("cw-faults", "failing");
        assertTrue(failing.getString("lastError").contains("InternalFailure"), failing::prettify);
        assertEquals(4, proxy.asked(), "four requests are one attempt");

        clock.set(Instant.parse(failing.getString("nextAttemptAt")));
        awaitState("cw-faults", "current");
        MeasuredMinutes.assertAllStored("cw-faults");
    }

    @Test
    void carriesOnWhereAnAttemptWasCutOffInTheMiddle() {
        declare("cw-cut", 60);
        proxy.holdAfter(3 * 4 + 1);
        put("cw-cut", source("Sum")).statusCode(201);
        awaitImportedUntil("cw-cut", MeasuredMinutes.start(240));
        await().until(() -> proxy.held() == 1);
        proxy.next(Mishap.lost(), Mishap.lost(), Mishap.lost());
        proxy.dropHeld();
        JsonPath failing = awaitState("cw-cut", "failing");
        assertEquals(MeasuredMinutes.start(240).toString(), failing.getString("importedUntil"));

        clock.set(Instant.parse(failing.getString("nextAttemptAt")));
        awaitState("cw-cut", "current");
        MeasuredMinutes.assertAllStored("cw-cut");
        List<String> starts = proxy.answered().stream()
                .filter(form -> form.get("NextToken") == null)
                .map(form -> form.get("StartTime"))
                .toList();
        List<String> expected = IntStream.range(0, 10)
                .mapToObj(page -> MeasuredMinutes.start(60 * page).toString())
                .collect(Collectors.toCollection(ArrayList::new));
        // The page whose second part was lost begins again; it was not stored.
        expected.add(5, MeasuredMinutes.start(240).toString());
        assertEquals(expected, starts);
    }

    @Test
    void takesValuesThatComeLateAndValuesThatChange() {
        declare("cw-late", 60);
        put("cw-late", source("Sum")).statusCode(201);
        awaitState("cw-late", "current");

        // The running step is over now, and a straggler adds to one of ten minutes ago.
        putData(List.of(datum(600, 10, 42), datum(590, 30, 5)));
        clock.set(MeasuredMinutes.start(602).plusSeconds(5));
        awaitImportedUntil("cw-late", MeasuredMinutes.start(601));
        assertEquals(
                List.of((float) MeasuredMinutes.value(590) + 5),
                SourceApi.stored("cw-late", MeasuredMinutes.start(590), MeasuredMinutes.start(591)));
        assertEquals(List.of(42f), SourceApi.stored("cw-late", MeasuredMinutes.start(600), MeasuredMinutes.start(601)));
        putData(List.of(datum(590, 31, -5)));
    }

    @Test
    void saysWhyNothingOlderThanCloudWatchKeepsIsThere() {
        declare("cw-old", 60);
        Map<String, Object> source = new HashMap<>(source("Sum"));
        source.put("from", MeasuredMinutes.START.minus(Duration.ofDays(15)).toString());
        proxy.holdAfter(0);
        put("cw-old", source).statusCode(201);
        Instant kept =
                MeasuredMinutes.END.plusSeconds(120).minus(Duration.ofDays(15)).plus(Duration.ofHours(1));
        JsonPath status = awaitImportedUntil("cw-old", kept);
        String notice = status.getString("notice");
        assertTrue(notice.contains("for 15 days only") && notice.contains(kept.toString()), notice);
    }

    @Test
    void refusesAStepThatCloudWatchHasNoPeriodFor() {
        declare("cw-odd", 75);
        put("cw-odd", source("Sum"))
                .statusCode(422)
                .body("field", is("kind"), "detail", containsString("no periods of 75 seconds"))
                .body("remedy", containsString("multiple of 60"));
    }

    @Test
    void failsWithoutPermissionAndDoesNotTryAgainAtOnce() {
        declare("cw-denied", 60);
        proxy.next(Mishap.awsError(403, "AccessDenied", "not authorized to perform: cloudwatch:GetMetricData"));
        put("cw-denied", source("Sum")).statusCode(201);
        String error = awaitState("cw-denied", "failing").getString("lastError");
        assertTrue(error.contains("AccessDenied") && error.contains("cloudwatch:GetMetricData"), error);
        assertEquals(1, proxy.asked());
    }

    private Map<String, Object> source(String statistic) {
        return Map.of(
                "kind",
                "cloudwatch",
                "awsRegion",
                "eu-west-3",
                "namespace",
                "Shop",
                "metric",
                "Requests",
                "dimensions",
                Map.of("Frontend", "web"),
                "statistic",
                statistic,
                "endpoint",
                proxy.url().toString(),
                "from",
                MeasuredMinutes.START.toString());
    }
}
