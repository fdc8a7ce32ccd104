package dev.kickoff.forecaster.backtests;

import static dev.kickoff.forecaster.Api.asService;
import static dev.kickoff.forecaster.Api.declare;
import static dev.kickoff.forecaster.Api.importCsv;
import static dev.kickoff.forecaster.Api.tellHub;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.kickoff.forecaster.TestClock;
import dev.kickoff.forecaster.calendar.SimulatedHub;
import dev.kickoff.forecaster.model.ForecastModel;
import dev.kickoff.forecaster.model.Models;
import dev.kickoff.postgres.PostgresTestResource;
import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(SimulatedHub.class)
class BacktestApiTest {
    private static final Instant NOW = TestClock.START;
    private static final String PATH = "/v1/signals/{signal}/regions/eu/backtests";
    private static final List<String> ALL =
            Models.all().stream().map(ForecastModel::name).toList();

    @Inject
    TestClock clock;

    @Inject
    @PersistenceUnit("forecaster")
    EntityManager entities;

    @BeforeEach
    void calendarWithoutEvents() {
        clock.set(NOW);
        tellHub("status", "200");
        tellHub("calendar", "[]");
    }

    @AfterEach
    void nothingRuns() {
        sql("DELETE FROM backtest WHERE id = 'elsewhere'");
    }

    @Test
    void runsInTheBackgroundAndKeepsItsTable() {
        signalWithTraffic("tested", 21);
        tellHub("calendar", "[" + event("2026-06-05T18:00:00Z") + "]");
        asService().get(PATH, "tested").then().statusCode(200).body("", empty());

        String id = start("tested", Map.of())
                .statusCode(202)
                .header("Location", containsString("/v1/signals/tested/regions/eu/backtests/"))
                .body("signal", is("tested"), "state", is("QUEUED"), "result", nullValue())
                .extract()
                .path("id");

        awaitState("tested", id, "DONE");
        get("tested", id)
                .body("forecastsTotal", is(ALL.size()), "forecastsDone", is(ALL.size()))
                .body("startedAt", is(NOW.toString()), "finishedAt", is(NOW.toString()), "message", nullValue())
                .body("result.windows", is(1), "result.steps", is(84), "result.peaks", is(1))
                .body("result.firstOrigin", is("2026-06-04T18:00:00Z"))
                .body("result.trafficTo", is("2026-06-11T12:00:00Z"))
                .body("result.rows.model", is(ALL))
                .body("result.rows[0].inUse", is(true))
                .body("result.rows[0].wql", notNullValue(), "result.rows[0].peakFactor", notNullValue())
                .body("result.best", notNullValue());
        asService().get(PATH, "tested").then().statusCode(200).body("id", contains(id));
    }

    @Test
    void oneRunsAtATimeAndOneThatWasInterruptedMakesWay() {
        signalWithTraffic("waiting", 21);
        sql("INSERT INTO backtest (id, signal, region, state, requested_at, heartbeat_at, models, done, total)"
                + " VALUES ('elsewhere', 'other', 'eu', 'RUNNING', now(), now(), '[]', 3, 8)");

        String waiting = start("waiting", Map.of("models", List.of("seasonal-naive")))
                .statusCode(202)
                .extract()
                .path("id");
        start("waiting", Map.of())
                .statusCode(409)
                .body("detail", containsString("'waiting'"), "remedy", containsString("GET"));
        get("waiting", waiting).body("state", is("QUEUED"));

        sql("UPDATE backtest SET heartbeat_at = now() - interval '2 minutes' WHERE id = 'elsewhere'");

        awaitState("waiting", waiting, "DONE");
        get("waiting", waiting).body("result.rows.model", contains("seasonal-naive-1"));
        asService()
                .get("/v1/signals/other/regions/eu/backtests/elsewhere")
                .then()
                .body("state", is("INTERRUPTED"), "message", containsString("start it again"))
                .body("finishedAt", is(NOW.toString()), "forecastsDone", is(3), "result", nullValue());
    }

    @Test
    void saysWhatIsMissingOfTooLittleTraffic() {
        signalWithTraffic("short", 3);

        String id = start("short", Map.of()).statusCode(202).extract().path("id");

        awaitState("short", id, "FAILED");
        get("short", id).body("message", containsString("leaves no window"), "result", nullValue());
    }

    @Test
    void keepsTheNewestOnly() {
        declare("many", 300);
        for (int i = 0; i < 25; i++) {
            sql("INSERT INTO backtest (id, signal, region, state, requested_at, models) VALUES ('many-" + i
                    + "', 'many', 'eu', 'FAILED', '2026-06-10T00:00:00Z'::timestamptz - interval '" + i
                    + " hours', '[]')");
        }
        String id = start("many", Map.of()).statusCode(202).extract().path("id");

        asService()
                .get(PATH, "many")
                .then()
                .body("", hasSize(20))
                .body("[0].id", is(id))
                .body("id.size()", lessThan(25));
    }

    @Test
    void refusesAnUnknownSignalModelOrBacktest() {
        declare("known", 300);

        start("nobody", Map.of()).statusCode(404).body("detail", containsString("'nobody'"));
        start("known", Map.of("models", List.of("crystal-ball")))
                .statusCode(422)
                .body("field", is("models"), "detail", containsString(ALL.get(0)));
        get("known", "none").statusCode(404).body("detail", containsString("'none'"));
    }

    private static ValidatableResponse start(String signal, Object request) {
        return asService()
                .contentType(ContentType.JSON)
                .body(request)
                .post(PATH, signal)
                .then();
    }

    private static ValidatableResponse get(String signal, String id) {
        return asService().get(PATH + "/{id}", signal, id).then();
    }

    private static void awaitState(String signal, String id, String state) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> get(signal, id).extract().<String>path("state"), state::equals);
    }

    private void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(statement).executeUpdate());
    }

    /** Five-minute samples up to now, 100 at night and 200 by day. */
    private static void signalWithTraffic(String signal, int days) {
        declare(signal, 300);
        StringBuilder csv = new StringBuilder("timestamp,value\n");
        Instant end = Instant.parse("2026-06-11T12:00:00Z");
        for (Instant at = end.minus(Duration.ofDays(days)); at.isBefore(end); at = at.plusSeconds(300)) {
            boolean day = at.getEpochSecond() % 86_400 >= 8 * 3600;
            csv.append(at).append(',').append(day ? 200 : 100).append('\n');
        }
        importCsv(signal, csv.toString()).statusCode(200);
    }

    private static String event(String start) {
        Instant at = Instant.parse(start);
        return """
                {"id": "match", "revision": 1, "name": "Opening match", "category": "football",
                 "start": "%s", "end": "%s", "zone": "Europe/Paris", "regions": ["eu"],
                 "attributes": {}, "phases": [], "state": "APPROVED", "knownAt": "2026-05-01T00:00:00Z"}""".formatted(at, at.plus(Duration.ofHours(2)));
    }
}
