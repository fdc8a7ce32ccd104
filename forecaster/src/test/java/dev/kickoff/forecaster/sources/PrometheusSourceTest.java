package dev.kickoff.forecaster.sources;

import static dev.kickoff.forecaster.Api.declare;
import static dev.kickoff.forecaster.sources.SourceApi.awaitImportedUntil;
import static dev.kickoff.forecaster.sources.SourceApi.awaitState;
import static dev.kickoff.forecaster.sources.SourceApi.put;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.config.ConfigProvider;
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
        SourceApi.deleteAll();
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

    @Test
    void carriesOnWhenPrometheusIsKilledInTheMiddleAndStartedAgain() {
        declare("prom-killed", 60);
        proxy.holdAfter(4);
        put("prom-killed", source(TRAFFIC)).statusCode(201);
        JsonPath importing = awaitImportedUntil("prom-killed", MeasuredMinutes.start(240));
        assertEquals("importing", importing.getString("state"));
        assertEquals(240, importing.getInt("stepsDone"));
        assertEquals(600, importing.getInt("stepsTotal"));
        assertEquals(0.4, importing.getDouble("share"), 1e-6);

        await().until(() -> proxy.held() == 1);
        prometheus.kill();
        proxy.dropHeld();
        JsonPath failing = awaitState("prom-killed", "failing");
        assertEquals(MeasuredMinutes.start(240).toString(), failing.getString("importedUntil"), "nothing is lost");
        prometheus.start();
        clock.set(Instant.parse(failing.getString("nextAttemptAt")));
        awaitState("prom-killed", "current");

        MeasuredMinutes.assertAllStored("prom-killed");
        assertWindowsMeet();
    }

    @Test
    void fetchesWhatIsNewOnceItHasSettledAndNoStepThatIsNotOver() {
        declare("prom-polled", 60);
        // In the 301st minute; the settling delay is a minute.
        clock.set(MeasuredMinutes.start(300).plusSeconds(30));
        put("prom-polled", source(TRAFFIC)).statusCode(201);
        awaitState("prom-polled", "current");
        JsonPath first = awaitImportedUntil("prom-polled", MeasuredMinutes.start(299));
        assertEquals(MeasuredMinutes.start(298).toString(), first.getString("lastSample"));

        clock.set(MeasuredMinutes.start(303));
        JsonPath second = awaitImportedUntil("prom-polled", MeasuredMinutes.start(302));
        assertEquals("current", second.getString("state"));
        assertEquals(
                List.of(String.valueOf(MeasuredMinutes.start(299 - 15 + 1).getEpochSecond())),
                proxy.answered().stream().skip(5).map(form -> form.get("start")).toList(),
                "one request, which begins a quarter of an hour before what is new");
    }

    @Test
    void asksAgainForStepsThatHadNoValue() {
        declare("prom-empty", 60);
        // Ten minutes into the gap from step 130 to 140.
        clock.set(MeasuredMinutes.start(141));
        put("prom-empty", source(TRAFFIC)).statusCode(201);
        awaitImportedUntil("prom-empty", MeasuredMinutes.start(140));
        clock.set(MeasuredMinutes.start(161));
        JsonPath status = awaitImportedUntil("prom-empty", MeasuredMinutes.start(160));
        assertEquals(MeasuredMinutes.start(159).toString(), status.getString("lastSample"));
        int asked = proxy.asked();
        clock.set(MeasuredMinutes.start(162));
        awaitImportedUntil("prom-empty", MeasuredMinutes.start(161));
        assertEquals(asked + 1, proxy.asked());
    }

    @Test
    void refusesMoreThanOneSeriesAndNamesThem() {
        declare("prom-many", 60);
        put("prom-many", source("requests_per_minute")).statusCode(201);
        String error = awaitState("prom-many", "failing").getString("lastError");
        assertTrue(error.contains("2 series") && error.contains("\"instance\":\"b\"") && error.contains("sum("), error);
        assertEquals(1, proxy.asked(), "what cannot pass is not tried again at once");
    }

    @Test
    void saysWhatPrometheusSaysAboutABrokenExpression() {
        declare("prom-broken", 60);
        put("prom-broken", source("sum(")).statusCode(201);
        String error = awaitState("prom-broken", "failing").getString("lastError");
        assertTrue(error.contains("answered 400") && error.contains("parse error"), error);
    }

    @Test
    void leavesOutValuesThatAreNoTraffic() {
        declare("prom-odd", 60);
        put("prom-odd", source("last_over_time(odd[30s])")).statusCode(201);
        JsonPath status = awaitState("prom-odd", "current");
        assertEquals(3, status.getInt("unusable"));
        assertEquals(2, status.getInt("samples"));
        assertEquals(
                Arrays.asList(5f, null, null, null, 7f, null),
                SourceApi.stored("prom-odd", MeasuredMinutes.START, MeasuredMinutes.start(6)));
    }

    @Test
    void aPlainSelectorIsCarriedOnForFiveMinutesByPrometheusItself() {
        declare("prom-stale", 60);
        put("prom-stale", source("sum(requests_per_minute)")).statusCode(201);
        awaitState("prom-stale", "current");
        Float last = (float) MeasuredMinutes.value(129);
        assertEquals(
                Arrays.asList(last, last, last, last, last, last, null),
                SourceApi.stored("prom-stale", MeasuredMinutes.start(129), MeasuredMinutes.start(136)),
                "as docs/sources.md says");
    }

    @Test
    void saysWhenThereIsNotASingleValue() {
        declare("prom-nothing", 60);
        put("prom-nothing", source("sum(no_such_metric)")).statusCode(201);
        String notice = awaitState("prom-nothing", "current").getString("notice");
        assertTrue(notice.contains("not given a single value"), notice);
    }

    @Test
    void sendsTheTokenOfTheNamedFileAndShowsOnlyItsName() throws IOException {
        Path tokens =
                Path.of(ConfigProvider.getConfig().getValue("kickoff.forecaster.sources.token-folder", String.class));
        Files.createDirectories(tokens);
        Path file = Files.writeString(tokens.resolve("prom-token"), "top-secret\n");
        declare("prom-token", 60);
        Map<String, String> source = new HashMap<>(source(TRAFFIC));
        source.put("bearerTokenFile", "prom-token");
        put("prom-token", source).statusCode(201);
        JsonPath status = awaitState("prom-token", "current");
        assertEquals("Bearer top-secret", proxy.authorization());
        assertFalse(status.prettify().contains("top-secret"), status::prettify);

        Files.writeString(file, "two\nlines");
        clock.set(MeasuredMinutes.END.plusSeconds(300));
        String error = awaitState("prom-token", "failing").getString("lastError");
        assertTrue(error.contains("does not hold one token") && !error.contains("two"), error);
        Files.delete(file);
    }

    @Test
    void declaringTheSameAgainGoesOnAndAnotherStartsAnew() {
        declare("prom-again", 60);
        put("prom-again", source(TRAFFIC)).statusCode(201);
        awaitState("prom-again", "current");
        put("prom-again", source(TRAFFIC)).statusCode(200).body("state", is("current"), "pages", is(10));
        proxy.holdAfter(0);
        put("prom-again", source("sum(last_over_time(requests_per_minute[20s]))"))
                .statusCode(200)
                .body("state", is("importing"), "pages", is(0), "share", is(0f));
        SourceApi.delete("prom-again").statusCode(204);
        SourceApi.get("prom-again").statusCode(404);
        proxy.dropHeld();
        MeasuredMinutes.assertAllStored("prom-again");
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
