package dev.kickoff.forecaster.forecasts;

import static dev.kickoff.forecaster.Api.asService;
import static dev.kickoff.forecaster.Api.declare;
import static dev.kickoff.forecaster.Api.forecast;
import static dev.kickoff.forecaster.Api.importCsv;
import static dev.kickoff.forecaster.Api.observed;
import static dev.kickoff.forecaster.Api.push;
import static dev.kickoff.forecaster.Api.tellHub;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.forecaster.TestClock;
import dev.kickoff.forecaster.calendar.Calendars;
import dev.kickoff.forecaster.calendar.SimulatedHub;
import dev.kickoff.postgres.PostgresTestResource;
import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Forecast;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes of input that is too little, contradicting or wrong, as docs/files.md and ADR 2 say. */
@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(SimulatedHub.class)
class BadInputApiTest {
    private static final Instant CUTOFF = Instant.parse("2026-06-11T12:00:00Z");
    private static final Map<String, Object> NEXT_DAY = Map.of("to", "2026-06-12T12:00:00Z");

    @Inject
    TestClock clock;

    @Inject
    Calendars calendars;

    @BeforeEach
    void calendarWithoutEvents() {
        clock.set(TestClock.START);
        tellHub("status", "200");
        tellHub("calendar", "[]");
    }

    @Test
    void oneSampleGivesAWideForecastThatSaysWhatIsMissing() {
        traffic("one-sample", Duration.ofMinutes(5), at -> 120);

        Forecast forecast = forecast("one-sample", NEXT_DAY)
                .statusCode(201)
                .body("provenance.samples", is(1))
                .body(
                        "provenance.parameters.'history.missing'",
                        allOf(startsWith("only 1 step of 300 seconds"), containsString("a whole day is needed")))
                .extract()
                .as(Forecast.class);

        assertEquals(120, forecast.p50().get(0), 12);
        assertWide(forecast);
    }

    @Test
    void lessThanADayGivesAWideForecastThatSaysWhatIsMissing() {
        traffic("three-hours", Duration.ofHours(3), at -> 120);

        Forecast forecast = forecast("three-hours", NEXT_DAY)
                .statusCode(201)
                .body("provenance.parameters.'history.missing'", startsWith("only 36 steps of 300 seconds"))
                .extract()
                .as(Forecast.class);

        assertEquals(120, forecast.p50().get(0), 12);
    }

    @Test
    void lessThanAWeekLacksTheWeekdaysAndMoreLacksNothing() {
        traffic("three-days", Duration.ofDays(3), at -> 120);
        forecast("three-days", NEXT_DAY)
                .statusCode(201)
                .body("provenance.parameters.'history.missing'", containsString("a whole week is needed"));

        traffic("eight-days", Duration.ofDays(8), at -> 120);
        forecast("eight-days", NEXT_DAY).statusCode(201).body("provenance.parameters", not(hasKey("history.missing")));
    }

    @Test
    void aSignalOfZerosIsForecastAsFinite() {
        traffic("zeros", Duration.ofDays(8), at -> 0);

        Forecast forecast =
                forecast("zeros", NEXT_DAY).statusCode(201).extract().as(Forecast.class);

        assertTrue(forecast.p99().stream().allMatch(p99 -> p99 < 10), "nothing was ever seen");
    }

    @Test
    void refusesACutoffBeforeAllTraffic() {
        traffic("before-all", Duration.ofDays(2), at -> 120);

        forecast("before-all", Map.of("to", "2026-05-02T00:00:00Z", "cutoff", "2026-05-01T00:00:00Z"))
                .statusCode(422)
                .body("detail", containsString("has no samples in the 90 days before the cutoff 2026-05-01"));
    }

    @Test
    void saysWhenTheSamplesMakeNoWholeStep() {
        traffic("no-whole-day", Duration.ofHours(20), at -> 120);

        forecast("no-whole-day", Map.of("to", "2026-06-20T00:00:00Z", "stepSeconds", 86_400))
                .statusCode(422)
                .body("field", is("stepSeconds"))
                .body("detail", containsString("no whole step of 86400 seconds"))
                .body("remedy", containsString("Ask for a shorter stepSeconds"));
    }

    @Test
    void forecastsDaysFromMinutesUpToFourHundredDaysAhead() {
        traffic("far", Duration.ofDays(30), at -> at.getEpochSecond() % 86_400 < 43_200 ? 100 : 300);

        forecast("far", Map.of("to", "2026-07-01T00:00:00Z", "stepSeconds", 86_400))
                .statusCode(201)
                .body("cutoff", is("2026-06-11T00:00:00Z"), "stepSeconds", is(86_400), "p50", hasSize(20));
        Forecast far = forecast("far", Map.of("to", "2027-07-16T00:00:00Z"))
                .statusCode(201)
                .body("stepSeconds", is(3_600), "p50", hasSize(9_588))
                .extract()
                .as(Forecast.class);

        double day =
                far.p50().subList(0, 24).stream().mapToDouble(v -> v).average().orElseThrow();
        assertEquals(200, day, 20);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'samples':[{'timestamp':'2026-06-01T12:00:00Z','value':-1}]}        | 422 | must not be negative",
                "{'samples':[{'timestamp':'2026-06-01T12:00:00Z','value':'NaN'}]}     | 422 | must be a finite number",
                "{'samples':[{'timestamp':'2026-06-01T12:00:00Z','value':'Infinity'}]} | 422 | must be a finite number",
                "{'samples':[{'timestamp':'2026-06-01T12:00:00Z','value':NaN}]}       | 400 | cannot be read",
                "{'samples':[{'timestamp':'2026-06-01T12:00:00Z','value':1e999}]}     | 422 | must be a finite number",
                "{'samples':[{'timestamp':'2026-06-01T12:00:00Z'}]}                   | 400 | value",
                "{'samples':[{'timestamp':'2026-06-01T12:00:10Z','value':1}]}         | 422 | must be the start of a step",
                "{'samples':[{'timestamp':'noon','value':1}]}                         | 400 | 'noon' cannot be read",
                "{'samples':[{'value':1}]}                                            | 422 | is required",
                "{'samples':[]}                                                       | 422 | at least one sample"
            })
    void refusesPushedSamplesThatCannotBe(String body, int status, String detail) {
        declare("pushed-badly", 300);

        push("pushed-badly", body.replace('\'', '"'))
                .statusCode(status)
                .contentType("application/problem+json")
                .body("detail", containsString(detail));

        Instant noon = Instant.parse("2026-06-01T12:00:00Z");
        observed("pushed-badly", noon, noon.plusSeconds(300), 300).body("values", contains(nullValue()));
    }

    @Test
    void ofTwoRevisionsThatBecameKnownAtOnceTheHigherHolds() {
        traffic("contradicting", Duration.ofDays(8), at -> 120);
        String first = event("match", 1, "2026-06-11T18:00:00Z", "2026-06-11T20:00:00Z", "2026-06-01T00:00:00Z", "");
        String second = event("match", 2, "2026-06-11T20:00:00Z", "2026-06-11T22:00:00Z", "2026-06-01T00:00:00Z", "");
        tellHub("calendar", "[" + second + "," + first + "]");

        forecast("contradicting", NEXT_DAY).statusCode(201).body("provenance.eventRevisions", hasEntry("match", 2));
    }

    @Test
    void aCalendarThatBreaksARuleIsNotUsedAndTheLastGoodOneHolds() {
        traffic("broken-calendar", Duration.ofDays(8), at -> 120);
        tellHub(
                "calendar",
                "[" + event("good", 1, "2026-06-11T18:00:00Z", "2026-06-11T20:00:00Z", "2026-06-01T00:00:00Z", "")
                        + "]");
        forecast("broken-calendar", NEXT_DAY).statusCode(201);
        String backwards =
                event("backwards", 1, "2026-06-11T18:00:00Z", "2026-06-11T17:00:00Z", "2026-06-01T00:00:00Z", "");
        String uncategorised = event(
                        "bare", 1, "2026-06-11T18:00:00Z", "2026-06-11T20:00:00Z", "2026-06-01T00:00:00Z", "")
                .replace("football", "");
        String absurd = event(
                "absurd",
                1,
                "2026-06-11T18:00:00Z",
                "2026-06-11T20:00:00Z",
                "2026-06-01T00:00:00Z",
                "\"expectedAudience\": {\"p50\": 1e12},");

        for (String broken : List.of(backwards, uncategorised, absurd)) {
            tellHub("calendar", "[" + broken + "]");
            forecast("broken-calendar", NEXT_DAY)
                    .statusCode(201)
                    .body("provenance.eventRevisions", hasEntry("good", 1))
                    .body("provenance.parameters.calendar", startsWith("last known"));
        }
    }

    @Test
    void theExpectedAudienceOfTheCalendarReachesTheModel() {
        tellHub(
                "calendar",
                "["
                        + event(
                                "show",
                                1,
                                "2026-06-11T18:00:00Z",
                                "2026-06-11T20:00:00Z",
                                "2026-06-01T00:00:00Z",
                                "\"expectedAudience\": {\"p50\": 50000, \"p90\": 90000},")
                        + "]");

        assertEquals(
                new Audience(50_000, 90_000.0),
                calendars.newest().revisions().get(0).expectedAudience());
    }

    @Test
    void refusesAZoneThatDoesNotExist() {
        asService()
                .contentType(ContentType.JSON)
                .body(Map.of("stepSeconds", 300, "zone", "Europe/Pariss", "unit", "requests/min"))
                .put("/v1/signals/zoneless/regions/eu")
                .then()
                .statusCode(422)
                .body("field", is("zone"));
    }

    private static void assertWide(Forecast forecast) {
        int last = forecast.steps() - 1;
        assertTrue(
                forecast.p99().get(last) >= 2 * forecast.p50().get(last),
                "p99 " + forecast.p99().get(last));
    }

    private static void traffic(String signal, Duration length, ToDoubleFunction<Instant> value) {
        declare(signal, 300);
        StringBuilder csv = new StringBuilder("timestamp,value\n");
        for (Instant at = CUTOFF.minus(length); at.isBefore(CUTOFF); at = at.plusSeconds(300)) {
            csv.append(at).append(',').append(value.applyAsDouble(at)).append('\n');
        }
        importCsv(signal, csv.toString()).statusCode(200);
    }

    private static String event(String id, int revision, String start, String end, String knownAt, String moreFields) {
        return """
                {"id": "%s", "revision": %d, "name": "Match", "category": "football", "start": "%s", "end": "%s", %s
                 "zone": "Europe/Paris", "regions": ["eu"], "attributes": {}, "phases": [], "state": "APPROVED",
                 "knownAt": "%s"}""".formatted(id, revision, start, end, moreFields, knownAt);
    }
}
