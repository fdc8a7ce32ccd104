package dev.kickoff.forecaster.traffic;

import static dev.kickoff.forecaster.Api.asService;
import static dev.kickoff.forecaster.Api.declare;
import static dev.kickoff.forecaster.Api.importCsv;
import static dev.kickoff.forecaster.Api.observed;
import static dev.kickoff.forecaster.Api.push;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.forecaster.calendar.SimulatedHub;
import dev.kickoff.postgres.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(SimulatedHub.class)
class TrafficApiTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void declaresASignalOnceAndAgain() {
        declare("declared", 60).statusCode(201).body("signal", is("declared"), "region", is("eu"));
        declare("declared", 60).statusCode(200);
        declare("declared", 300).statusCode(200).body("stepSeconds", is(300));

        asService()
                .get("/v1/signals")
                .then()
                .statusCode(200)
                .body("find { it.signal == 'declared' }.stepSeconds", is(300))
                .body("find { it.signal == 'declared' }.firstSample", nullValue());
    }

    @Test
    void refusesAnotherStepOnceThereAreSamples() {
        declare("settled", 60);
        importCsv("settled", "timestamp,value\n2026-06-01T12:00:00Z,1\n").statusCode(200);

        declare("settled", 300)
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("60 seconds"));
    }

    @ParameterizedTest
    @CsvSource({
        "7,   Europe/Paris,   requests/min, stepSeconds",
        "60,  Europe/Atlantis, requests/min, zone",
        "60,  Europe/Paris,   ' ',          unit"
    })
    void refusesADeclarationThatCannotBe(int step, String zone, String unit, String field) {
        asService()
                .contentType(ContentType.JSON)
                .body(Map.of("stepSeconds", step, "zone", zone, "unit", unit))
                .put("/v1/signals/odd/regions/eu")
                .then()
                .statusCode(422)
                .body("field", is(field), "remedy", containsString("must"));
    }

    @Test
    void importsACsvAndGivesMeansWithGaps() {
        declare("imported", 60);

        importCsv(
                        "imported",
                        "\uFEFFtimestamp,value\r\n2026-06-01T12:00:00Z,10\r\n2026-06-01T12:01:00Z,20\r\n"
                                + "2026-06-01T12:10:00Z,7.5\r\n")
                .statusCode(200)
                .body("samples", is(3), "first", is("2026-06-01T12:00:00Z"), "last", is("2026-06-01T12:10:00Z"));

        observed("imported", NOON, NOON.plusSeconds(900), 300)
                .statusCode(200)
                .body("from", is("2026-06-01T12:00:00Z"), "stepSeconds", is(300))
                .body("values", contains(equalTo(15f), nullValue(), equalTo(7.5f)));
        asService()
                .get("/v1/signals")
                .then()
                .body("find { it.signal == 'imported' }.firstSample", is("2026-06-01T12:00:00Z"))
                .body("find { it.signal == 'imported' }.lastSample", is("2026-06-01T12:10:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-06-01T12:01:00Z,abc            | value     | line 4 column value: 'abc'",
                "2026-06-01T12:01:00Z,-1             | value     | line 4 column value: '-1'",
                "2026-06-01T12:01:00Z,NaN            | value     | line 4 column value: 'NaN'",
                "2026-06-01T12:01:00Z,               | value     | line 4 column value: ''",
                "2026-06-01 12:01,3                  | timestamp | line 4 column timestamp: '2026-06-01 12:01'",
                "2026-06-01T12:01:30Z,3              | timestamp | must be the start of a step of 60 seconds",
                "2026-06-01T12:00:00Z,3              | timestamp | is on line 2 already"
            })
    void importsNothingOfAMalformedCsv(String badRow, String field, String detail) {
        declare("malformed", 60);
        String csv = "timestamp,value\n2026-06-01T12:00:00Z,1\n2026-06-01T12:02:00Z,2\n" + badRow + "\n";

        importCsv("malformed", csv)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("field", is(field))
                .body("detail", allOf(containsString("line 4"), containsString(detail)))
                .body("detail", containsString("nothing was imported"));

        observed("malformed", NOON, NOON.plusSeconds(180), 60)
                .body("values", contains(nullValue(), nullValue(), nullValue()));
    }

    @Test
    void refusesTextThatIsNotUtf8() {
        declare("latin", 60);
        asService()
                .contentType("text/csv")
                .body(new byte[] {'t', 'i', 'm', 'e', (byte) 0xE9, '\n'})
                .post("/v1/signals/latin/regions/eu/traffic")
                .then()
                .statusCode(422)
                .body("detail", containsString("UTF-8"));
    }

    @Test
    void pushingTwiceChangesNothingAndTheLaterValueHolds() {
        declare("pushed", 60);
        Object batch = Map.of(
                "samples",
                List.of(
                        Map.of("timestamp", "2026-06-01T12:01:00Z", "value", 5),
                        Map.of("timestamp", "2026-06-01T12:00:00Z", "value", 3),
                        Map.of("timestamp", "2026-06-01T12:01:00Z", "value", 6)));

        push("pushed", batch).statusCode(200).body("samples", is(2));
        push("pushed", batch).statusCode(200);

        observed("pushed", NOON, NOON.plusSeconds(120), 60).body("values", contains(3f, 6f));
    }

    @Test
    void countsWhateverChangesTheSamplesOfASignal() {
        declare("counted", 60);
        int before = changes("counted");

        push("counted", sample(5)).statusCode(200);
        assertEquals(before + 1, changes("counted"));
        push("counted", sample(6)).statusCode(200);
        assertEquals(before + 2, changes("counted"), "a correction of an old sample is news too");
        importCsv("counted", "timestamp,value\n2026-06-01T12:02:00Z,1\n").statusCode(200);
        assertEquals(before + 3, changes("counted"));
        importCsv("counted", "timestamp,value\n2026-06-01T12:02:00Z,wrong\n").statusCode(422);
        assertEquals(before + 3, changes("counted"), "what was refused is no news");
    }

    private static Object sample(double value) {
        return Map.of("samples", List.of(Map.of("timestamp", "2026-06-01T12:00:00Z", "value", value)));
    }

    private static int changes(String signal) {
        return asService()
                .get("/v1/signals/changes")
                .then()
                .statusCode(200)
                .extract()
                .path("find { it.signal == '" + signal + "' && it.region == 'eu' }.changes");
    }

    @Test
    void pushesNothingWhenOneSampleIsOffTheGrid() {
        declare("off-grid", 60);

        push(
                        "off-grid",
                        Map.of(
                                "samples",
                                List.of(
                                        Map.of("timestamp", "2026-06-01T12:00:00Z", "value", 5),
                                        Map.of("timestamp", "2026-06-01T12:00:59Z", "value", 5))))
                .statusCode(422)
                .body("field", is("samples[1].timestamp"));

        observed("off-grid", NOON, NOON.plusSeconds(60), 60).body("values", contains(nullValue()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A minute is a step; the clock stands at 2026-06-11T12:00:30Z.
                "2026-06-01T12:00:30Z       | 5       | 422 | samples[1].timestamp | start of a step of 60 seconds",
                "2026-06-01T12:00:00.5Z     | 5       | 422 | samples[1].timestamp | start of a step of 60 seconds",
                "1969-12-31T23:59:00Z       | 5       | 422 | samples[1].timestamp | must not be before 1970",
                "2026-06-11T12:06:00Z       | 5       | 422 | samples[1].timestamp | check the sender's clock",
                "+999999999-01-01T00:00:00Z | 5       | 422 | samples[1].timestamp | check the sender's clock",
                "2026-06-01T12:01:00+02:00  | -1      | 422 | samples.value        | must not be negative",
                "2026-06-01T12:01:00Z       | -0.001  | 422 | samples.value        | must not be negative",
                "2026-06-01T12:01:00Z       | 1e999   | 422 | samples.value        | must be a finite number",
                "2026-06-01T12:01:00Z       | '\"NaN\"' | 422 | samples.value        | must be a finite number",
                "2026-06-01T12:01:00Z       | NaN     | 400 | samples[1]           | cannot be read",
                "2026-06-01T12:01:00Z       | null    | 400 | samples[1].value     | cannot be read",
                "2026-06-01T12:01:00Z       | '\"x\"'   | 400 | samples[1].value     | cannot be read",
                "yesterday                  | 5       | 400 | samples[1].timestamp | cannot be read"
            })
    void pushesNothingOfABatchWithOneSampleThatCannotBe(
            String timestamp, String value, int status, String field, String detail) {
        declare("one-bad", 60);
        String batch = "{\"samples\": [{\"timestamp\": \"2026-06-01T12:00:00Z\", \"value\": 1}, {\"timestamp\": \""
                + timestamp + "\", \"value\": " + value + "}]}";

        push("one-bad", batch)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("field", is(field), "detail", containsString(detail));

        observed("one-bad", NOON, NOON.plusSeconds(60), 60).body("values", contains(nullValue()));
    }

    @Test
    void acceptsWhatASenderWithAClockALittleAheadSays() {
        declare("ahead", 60);
        push("ahead", Map.of("samples", List.of(Map.of("timestamp", "2026-06-11T12:05:00Z", "value", 5))))
                .statusCode(200);
    }

    @Test
    void importsNothingOfACsvThatReachesIntoTheFuture() {
        declare("csv-ahead", 60);
        importCsv("csv-ahead", "timestamp,value\n2026-06-11T11:00:00Z,1\n2026-06-11T13:00:00Z,1\n")
                .statusCode(422)
                .body("field", is("timestamp"), "detail", containsString("line 3"))
                .body("detail", containsString("must not be in the future"));
        importCsv("csv-ahead", "timestamp,value\n1969-12-31T00:00:00Z,1\n")
                .statusCode(422)
                .body("detail", containsString("must not be before 1970"));
    }

    @Test
    void takesAFullBatchAndRefusesALargerOne() {
        declare("batch", 60);
        List<Map<String, Object>> samples = new ArrayList<>();
        for (int i = 10_000; i > 0; i--) {
            samples.add(Map.of("timestamp", NOON.minusSeconds(60L * i).toString(), "value", i));
        }
        push("batch", Map.of("samples", samples)).statusCode(200).body("samples", is(10_000));
        observed("batch", NOON.minusSeconds(120), NOON, 60).body("values", contains(2f, 1f));

        samples.add(Map.of("timestamp", NOON.toString(), "value", 0));
        push("batch", Map.of("samples", samples))
                .statusCode(422)
                .body("field", is("samples"), "detail", containsString("at most 10000"));
        push("batch", Map.of("samples", List.of())).statusCode(422).body("field", is("samples"));
    }

    @Test
    void aLateSampleFillsItsGapAndACorrectionReplacesItsStep() {
        declare("late", 60);
        importCsv("late", "timestamp,value\n2026-06-01T12:00:00Z,1\n2026-06-01T12:02:00Z,3\n");
        push(
                        "late",
                        Map.of(
                                "samples",
                                List.of(
                                        Map.of("timestamp", "2026-06-01T12:01:00Z", "value", 2),
                                        Map.of("timestamp", "2026-06-01T12:00:00Z", "value", 0))))
                .statusCode(200);
        observed("late", NOON, NOON.plusSeconds(180), 60).body("values", contains(0f, 2f, 3f));
    }

    @Test
    void knowsNothingOfASignalThatWasNotDeclared() {
        importCsv("unknown", "timestamp,value\n2026-06-01T12:00:00Z,1\n")
                .statusCode(404)
                .contentType("application/problem+json")
                .body("detail", containsString("'unknown'"), "remedy", containsString("PUT /v1/signals"));
        push("unknown", Map.of("samples", List.of(Map.of("timestamp", "2026-06-01T12:00:00Z", "value", 5))))
                .statusCode(404);
        observed("unknown", NOON, NOON.plusSeconds(60), 60).statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01T12:00:00Z, 2026-06-01T12:00:00Z, 60,  to",
        "2026-06-01T12:00:00Z, 2026-06-01T13:00:00Z, 90,  stepSeconds",
        "2026-06-01T12:00:00Z, 2027-06-01T13:00:00Z, 60,  stepSeconds",
        "yesterday,            2026-06-01T13:00:00Z, 60,  from"
    })
    void refusesAWindowOfObservedTrafficThatCannotBe(String from, String to, int step, String field) {
        declare("windowed", 60);
        asService()
                .queryParams("from", from, "to", to, "stepSeconds", step)
                .get("/v1/signals/windowed/regions/eu/samples")
                .then()
                .statusCode(422)
                .body("field", is(field));
    }

    @Test
    void letsNobodyInWithoutAToken() {
        RestAssured.given().get("/v1/signals").then().statusCode(401);
        RestAssured.given()
                .auth()
                .oauth2("not-a-token")
                .get("/v1/signals")
                .then()
                .statusCode(401);
    }
}
