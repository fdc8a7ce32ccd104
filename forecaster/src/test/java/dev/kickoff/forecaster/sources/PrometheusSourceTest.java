package dev.kickoff.forecaster.sources;

import static dev.kickoff.forecaster.Api.declare;
import static dev.kickoff.forecaster.sources.SourceApi.awaitState;
import static dev.kickoff.forecaster.sources.SourceApi.put;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.emulator.FormProxy;
import dev.kickoff.emulator.Mishap;
import dev.kickoff.emulator.PrometheusServer;
import dev.kickoff.forecaster.TestClock;
import dev.kickoff.postgres.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real Prometheus server. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
class PrometheusSourceTest {
    private static final String TRAFFIC = "sum(last_over_time(requests_per_minute[30s]))";

    @TempDir
    static Path folder;

    private static PrometheusServer prometheus;

    @Inject
    TestClock clock;

    private FormProxy proxy;

    @BeforeAll
    static void startServer() {
        prometheus = PrometheusServer.start(folder, MeasuredMinutes.openMetrics());
    }

    @AfterAll
    static void stopServer() {
        prometheus.close();
    }

    @BeforeEach
    void atTheEndOfTheData() {
        proxy = FormProxy.before(prometheus.url());
        clock.set(MeasuredMinutes.END.plusSeconds(75));
    }

    @AfterEach
    void restoreClock() {
        proxy.close();
        clock.set(TestClock.START);
    }

    @Test
    void importsTheHistoryInPagesThatMeetAndLeavesGapsOpen() {
        declare("prom-import", 60);
        put("prom-import", source(TRAFFIC)).statusCode(201).body("source.kind", is("prometheus"));

        JsonPath status = awaitState("prom-import", "current");

        MeasuredMinutes.assertAllStored("prom-import");
        assertEquals(1.0, status.getDouble("share"));
        assertEquals(590, status.getInt("samples"));
        assertEquals(10, status.getInt("pages"));
        assertEquals(MeasuredMinutes.start(599).toString(), status.getString("lastSample"));
        assertWindowsMeet();
    }

    @Test
    void carriesOnAfterErrorsThrottlingAndLostConnections() {
        declare("prom-faults", 60);
        proxy.next(
                Mishap.status(503, "overloaded"),
                Mishap.lost(),
                Mishap.cut(),
                Mishap.throttled(0),
                Mishap.status(500, ""));
        // Four requests are one attempt; the second attempt comes when the clock says so.
        put("prom-faults", source(TRAFFIC)).statusCode(201);
        JsonPath failing = awaitState("prom-faults", "failing");
        assertEquals(1, failing.getInt("failures"));
        assertTrue(failing.getString("lastError").contains("429"), failing::prettify);

        clock.set(Instant.parse(failing.getString("nextAttemptAt")));
        JsonPath status = awaitState("prom-faults", "current");
        assertEquals(0, status.getInt("failures"));
        MeasuredMinutes.assertAllStored("prom-faults");
    }

    private Map<String, String> source(String query) {
        return Map.of(
                "kind",
                "prometheus",
                "url",
                proxy.url().toString(),
                "query",
                query,
                "from",
                MeasuredMinutes.START.toString());
    }

    /** Each answered request begins a step after the last one ended, so none is read twice and none is left out. */
    private void assertWindowsMeet() {
        List<Long> starts = new ArrayList<>();
        List<Long> ends = new ArrayList<>();
        proxy.answered().forEach(form -> {
            starts.add(Long.valueOf(Objects.requireNonNull(form.get("start"))));
            ends.add(Long.valueOf(Objects.requireNonNull(form.get("end"))));
        });
        assertEquals(MeasuredMinutes.start(1).getEpochSecond(), starts.get(0));
        assertEquals(MeasuredMinutes.END.getEpochSecond(), ends.get(ends.size() - 1));
        assertEquals(
                ends.subList(0, ends.size() - 1).stream().map(end -> end + 60).toList(),
                starts.subList(1, starts.size()));
    }
}
