package dev.kickoff.forecaster.accuracy;

import static dev.kickoff.forecaster.Api.asService;
import static dev.kickoff.forecaster.Api.declare;
import static dev.kickoff.forecaster.Api.forecast;
import static dev.kickoff.forecaster.Api.importCsv;
import static dev.kickoff.forecaster.Api.tellHub;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.forecaster.TestClock;
import dev.kickoff.forecaster.calendar.SimulatedHub;
import dev.kickoff.forecaster.model.Models;
import dev.kickoff.postgres.PostgresTestResource;
import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With simulated traffic: 100 in a quarter of an hour, 500 during matches. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(SimulatedHub.class)
class AccuracyApiTest {
    private static final Instant NOW = TestClock.START;
    private static final Instant FIRST_SAMPLE = Instant.parse("2026-05-28T00:00:00Z");
    private static final Instant OVER = Instant.parse("2026-06-10T18:00:00Z");
    private static final Instant NEXT = Instant.parse("2026-06-12T12:30:00Z");
    private static final List<Instant> MATCHES =
            List.of(Instant.parse("2026-06-02T18:00:00Z"), Instant.parse("2026-06-05T18:00:00Z"), OVER, NEXT);

    @Inject
    TestClock clock;

    @Inject
    AccuracyKeeper keeper;

    @Inject
    @PersistenceUnit("forecaster")
    EntityManager entities;

    @BeforeEach
    void noOtherSignalHasTraffic() {
        clock.set(NOW);
        tellHub("status", "200");
        tellHub("calendar", "[]");
        sql("DELETE FROM event_accuracy");
        sql("DELETE FROM sample");
    }

    @Test
    void anEventThatIsOverIsForecastAgainInHindsightAndScored() {
        traffic("scored", FIRST_SAMPLE, Instant.parse("2026-06-11T12:00:00Z"), 1);
        tellHub(
                "calendar",
                "[" + match("m1", MATCHES.get(0), "2026-05-01T00:00:00Z", "eu") + ","
                        + match("m2", MATCHES.get(1), "2026-05-01T00:00:00Z", "eu") + ","
                        + match("over", OVER, "2026-05-01T00:00:00Z", "eu") + ","
                        + match("next", NEXT, "2026-05-01T00:00:00Z", "eu") + ","
                        + match("elsewhere", OVER, "2026-05-01T00:00:00Z", "us") + "]");

        checkUntilDone();

        accuracy("scored")
                .body("eventId", contains("over", "m2", "m1"))
                .body("[0].name", is("Match over"), "[0].category", is("football"))
                .body("[0].start", is("2026-06-10T18:00:00Z"), "[0].end", is("2026-06-10T20:00:00Z"))
                .body("[0].forecasts.lead", contains("PT168H", "PT24H", "PT1H"))
                .body(
                        "[0].forecasts.cutoff",
                        contains("2026-06-03T18:00:00Z", "2026-06-09T18:00:00Z", "2026-06-10T17:00:00Z"))
                .body("[0].forecasts.hindsight", everyItem(is(true)))
                .body("[0].forecasts.eventKnown", everyItem(is(true)))
                .body("[0].forecasts.model", everyItem(is(Models.current().name())))
                .body("[0].forecasts.score.samples", everyItem(is(14)))
                .body("[0].forecasts.score.actualPeak", everyItem(closeTo(500, 1e-6)))
                .body("[0].forecasts[2].score.p50Peak", closeTo(500, 250))
                .body("[0].forecasts[2].score.p99Peak", greaterThan(200.0));
        String id = accuracy("scored").extract().path("[0].forecasts[1].forecastId");
        asService().get("/v1/forecasts/" + id).then().statusCode(200).body("cutoff", is("2026-06-09T18:00:00Z"));
    }

    @Test
    void anEventThatWasNotYetAnnouncedIsNamedSo() {
        traffic("surprised", FIRST_SAMPLE, Instant.parse("2026-06-11T12:00:00Z"), 1);
        tellHub("calendar", "[" + match("over", OVER, "2026-06-09T00:00:00Z", "eu") + "]");

        checkUntilDone();

        accuracy("surprised").body("[0].forecasts.eventKnown", contains(false, true, true));
    }

    @Test
    void whatWasForecastAtTheTimeIsSetAsideBeforeItIsRemoved() {
        traffic("kept", FIRST_SAMPLE, Instant.parse("2026-06-11T12:00:00Z"), 1);
        tellHub("calendar", "[" + match("next", NEXT, "2026-05-01T00:00:00Z", "eu") + "]");
        String day = forecast("kept", Map.of("to", "2026-06-12T20:00:00Z"))
                .statusCode(201)
                .extract()
                .path("id");

        clock.set(NEXT.minus(Duration.ofHours(24)));
        keeper.check();
        accuracy("kept").body("", empty());
        sql("DELETE FROM forecast WHERE id = '" + day + "'");
        clock.set(NEXT.plus(Duration.ofHours(5)));
        traffic("kept", Instant.parse("2026-06-11T12:00:00Z"), Instant.parse("2026-06-12T17:00:00Z"), 1);
        checkUntilDone();

        accuracy("kept")
                .body("[0].forecasts.hindsight", contains(true, false, true))
                .body("[0].forecasts[1].forecastId", is(day))
                .body("[0].forecasts[1].cutoff", is("2026-06-11T12:00:00Z"));
    }

    @Test
    void trafficThatComesLateIsScoredLateAndWhatIsCorrectedAgain() {
        traffic("late", FIRST_SAMPLE, Instant.parse("2026-06-10T17:45:00Z"), 1);
        tellHub("calendar", "[" + match("over", OVER, "2026-05-01T00:00:00Z", "eu") + "]");
        checkUntilDone();
        accuracy("late").body("", empty());

        traffic("late", Instant.parse("2026-06-10T17:45:00Z"), Instant.parse("2026-06-10T20:00:00Z"), 1);
        checkUntilDone();
        accuracy("late").body("[0].forecasts.score.samples", everyItem(is(10)));
        List<String> ids = accuracy("late").extract().path("[0].forecasts.forecastId");

        traffic("late", Instant.parse("2026-06-10T17:45:00Z"), Instant.parse("2026-06-11T00:00:00Z"), 2);
        clock.set(NOW.plus(Duration.ofHours(1)));
        keeper.check();
        accuracy("late")
                .body("[0].forecasts.score.samples", everyItem(is(14)))
                .body("[0].forecasts.score.actualPeak", everyItem(closeTo(1000, 1e-6)))
                .body("[0].forecasts.forecastId", is(ids));
    }

    @Test
    void checkingAgainChangesNothing() {
        traffic("settled", FIRST_SAMPLE, Instant.parse("2026-06-11T12:00:00Z"), 1);
        tellHub("calendar", "[" + match("over", OVER, "2026-05-01T00:00:00Z", "eu") + "]");
        checkUntilDone();
        String before = accuracy("settled").body("", hasSize(1)).extract().asString();

        clock.set(NOW.plus(Duration.ofHours(1)));
        checkUntilDone();

        assertEquals(before, accuracy("settled").extract().asString());
    }

    @Test
    void anEventThatWasMovedIsScoredWhereItWas() {
        traffic("moved", FIRST_SAMPLE, Instant.parse("2026-06-11T12:00:00Z"), 1);
        tellHub("calendar", "[" + match("over", OVER, "2026-05-01T00:00:00Z", "eu") + "]");
        checkUntilDone();

        tellHub("calendar", "[" + match("over", OVER.plus(Duration.ofHours(3)), "2026-05-02T00:00:00Z", "eu") + "]");
        checkUntilDone();

        accuracy("moved")
                .body("start", contains("2026-06-10T21:00:00Z"))
                .body("[0].forecasts.score.actualPeakAt", everyItem(not(containsString("T18:"))));
    }

    @Test
    void anotherHubOrNoneStopsNothingForGood() {
        traffic("hubless", FIRST_SAMPLE, Instant.parse("2026-06-11T12:00:00Z"), 1);
        tellHub("calendar", "[" + match("over", OVER, "2026-05-01T00:00:00Z", "eu") + "]");
        tellHub("status", "500");
        keeper.check();
        tellHub("status", "200");

        checkUntilDone();

        accuracy("hubless").body("eventId", hasItem("over"));
    }

    @Test
    void refusesAnUnknownSignalAndAnUnreadableTime() {
        declare("dated", 300);

        accuracyOf("nobody", "").statusCode(404).body("detail", containsString("'nobody'"));
        accuracyOf("dated", "?since=yesterday").statusCode(422).body("field", is("since"));
    }

    /** As often as it takes to make all hindsights, and once more. */
    private void checkUntilDone() {
        for (int i = 0; i < 3; i++) {
            keeper.check();
        }
    }

    private static ValidatableResponse accuracy(String signal) {
        return accuracyOf(signal, "").statusCode(200);
    }

    private static ValidatableResponse accuracyOf(String signal, String query) {
        return asService()
                .config(RestAssuredConfig.config()
                        .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
                .get("/v1/signals/" + signal + "/regions/eu/accuracy" + query)
                .then();
    }

    private void sql(String statement) {
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery(statement).executeUpdate());
    }

    private static void traffic(String signal, Instant from, Instant to, double times) {
        declare(signal, 900);
        StringBuilder csv = new StringBuilder("timestamp,value\n");
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(900)) {
            Instant step = at;
            boolean match = MATCHES.stream()
                    .anyMatch(start -> !step.isBefore(start) && step.isBefore(start.plus(Duration.ofHours(2))));
            csv.append(at).append(',').append((match ? 500 : 100) * times).append('\n');
        }
        importCsv(signal, csv.toString()).statusCode(200);
    }

    private static String match(String id, Instant start, String knownAt, String region) {
        return """
                {"id": "%s", "revision": 1, "name": "Match %s", "category": "football",
                 "start": "%s", "end": "%s", "zone": "Europe/Paris", "regions": ["%s"],
                 "attributes": {}, "phases": [], "state": "APPROVED", "knownAt": "%s"}""".formatted(id, id, start, start.plus(Duration.ofHours(2)), region, knownAt);
    }
}
