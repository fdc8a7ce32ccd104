package dev.kickoff.forecaster.forecasts;

import static dev.kickoff.forecaster.Api.asService;
import static dev.kickoff.forecaster.Api.declare;
import static dev.kickoff.forecaster.Api.forecast;
import static dev.kickoff.forecaster.Api.hubWasAsked;
import static dev.kickoff.forecaster.Api.importCsv;
import static dev.kickoff.forecaster.Api.tellHub;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasEntry;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.forecaster.TestClock;
import dev.kickoff.forecaster.calendar.SimulatedHub;
import dev.kickoff.postgres.PostgresTestResource;
import dev.kickoff.schemas.Forecast;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(SimulatedHub.class)
class ForecastApiTest {
    private static final Instant NOW = TestClock.START;
    private static final Instant CUTOFF = Instant.parse("2026-06-11T12:00:00Z");
    private static final Instant MATCH = Instant.parse("2026-06-11T18:00:00Z");
    private static final Map<String, String> NEXT_DAY = Map.of("from", CUTOFF.toString(), "to", "2026-06-12T12:00:00Z");

    @Inject
    TestClock clock;

    @BeforeEach
    void calendarWithoutEvents() {
        clock.set(NOW);
        tellHub("status", "200");
        tellHub("calendar", "[]");
    }

    @AfterEach
    void hubIsBack() {
        tellHub("status", "200");
    }

    @Test
    void issuesStoresAndServesAForecastWithItsProvenance() {
        signalWithTraffic("issued", CUTOFF.plus(Duration.ofHours(1)));
        tellHub("calendar", "[" + event(1, "APPROVED", "2026-06-01T00:00:00Z") + "]");

        Forecast issued = forecast("issued", NEXT_DAY)
                .statusCode(201)
                .header("Location", containsString("/v1/forecasts/"))
                .body("signal", is("issued"), "region", is("eu"), "cutoff", is("2026-06-11T12:00:00Z"))
                .body("issuedAt", is("2026-06-11T12:00:30Z"), "from", is("2026-06-11T12:00:00Z"))
                .body("stepSeconds", is(300), "p10", hasSize(288), "p99", hasSize(288))
                .body("breakdown.kind", is(java.util.List.of("baseline", "event")))
                .body("breakdown[1].eventId", is("match"))
                .body("provenance.model", is("event-aware-2"))
                .body("provenance.codeVersion", not("unknown"))
                .body("provenance.trafficFrom", is("2026-05-28T12:00:00Z"))
                .body("provenance.trafficTo", is("2026-06-11T12:00:00Z"))
                .body("provenance.samples", is(14 * 288))
                .body("provenance.eventRevisions", hasEntry("match", 1))
                .body("provenance.parameters.calendar", is("current"))
                .extract()
                .as(Forecast.class);

        assertTrue(issued.provenance().trafficHash().matches("[0-9a-f]{64}"));
        int peak = (int) (Duration.between(CUTOFF, MATCH).toMinutes() + 90) / 5;
        assertTrue(issued.breakdown().get(1).values().get(peak) > 20, "the event is felt at its height");
        assertEquals(issued, get("/v1/forecasts/" + issued.id()));
        assertEquals(issued, get("/v1/signals/issued/regions/eu/forecasts/latest"));
    }

    @Test
    void samplesAtOrAfterTheCutoffChangeNothing() {
        signalWithTraffic("cut", CUTOFF);
        signalWithTraffic("uncut", CUTOFF.plus(Duration.ofHours(20)));

        Forecast cut = forecast("cut", NEXT_DAY).extract().as(Forecast.class);
        Forecast uncut = forecast("uncut", NEXT_DAY).extract().as(Forecast.class);

        assertEquals(cut.p99(), uncut.p99());
        assertEquals(cut.provenance().trafficHash(), uncut.provenance().trafficHash());
    }

    @Test
    void saysWhatWouldBeIfAnEventWereCancelledOrMovedAndKeepsNothing() {
        signalWithTraffic("if", CUTOFF);
        String match = event(1, "APPROVED", "2026-06-01T00:00:00Z");
        tellHub("calendar", "[" + match + "]");
        Forecast issued = forecast("if", NEXT_DAY).statusCode(201).extract().as(Forecast.class);

        Forecast cancelled = whatIf("if", event(2, "CANCELLED", "2026-06-10T00:00:00Z"));
        Forecast moved =
                whatIf("if", match.replace("2026-06-11T18", "2026-06-11T21").replace("2026-06-11T20", "2026-06-11T23"));

        assertEquals(1, cancelled.breakdown().size(), "only the baseline is left");
        int hourBefore = (int) Duration.between(CUTOFF, MATCH).toMinutes() / 5;
        assertTrue(issued.p50().get(hourBefore + 12) > 1.1 * moved.p50().get(hourBefore + 12));
        assertTrue(moved.p50().get(hourBefore + 48) > 1.1 * issued.p50().get(hourBefore + 48));
        assertEquals(issued, get("/v1/signals/if/regions/eu/forecasts/latest"));
        asService()
                .contentType("application/json")
                .body(NEXT_DAY)
                .post("/v1/signals/if/regions/eu/forecasts/what-if")
                .then()
                .statusCode(422)
                .body("field", is("events"));
    }

    private static Forecast whatIf(String signal, String event) {
        return asService()
                .contentType("application/json")
                .body("{\"from\":\"" + NEXT_DAY.get("from") + "\",\"to\":\"" + NEXT_DAY.get("to") + "\",\"events\":["
                        + event + "]}")
                .post("/v1/signals/" + signal + "/regions/eu/forecasts/what-if")
                .then()
                .statusCode(200)
                .extract()
                .as(Forecast.class);
    }

    @Test
    void aCancelledEventAndOneNotYetKnownDoNotCount() {
        signalWithTraffic("revised", CUTOFF);
        tellHub(
                "calendar",
                "[" + event(1, "APPROVED", "2026-06-01T00:00:00Z") + "," + event(2, "CANCELLED", "2026-06-10T00:00:00Z")
                        + "]");
        forecast("revised", NEXT_DAY).statusCode(201).body("provenance.eventRevisions", anEmptyMap());

        tellHub("calendar", "[" + event(1, "APPROVED", "2026-06-11T12:00:36Z") + "]");
        forecast("revised", NEXT_DAY).statusCode(201).body("provenance.eventRevisions", anEmptyMap());
    }

    @Test
    void aChangeOfAnEventInTheRunningStepIsInTheForecastItTriggers() {
        signalWithTraffic("running", CUTOFF);
        String approved = event(1, "APPROVED", "2026-06-11T12:00:10Z");
        tellHub("calendar", "[" + approved + "]");
        forecast("running", NEXT_DAY)
                .statusCode(201)
                .body("cutoff", is("2026-06-11T12:00:00Z"), "breakdown[1].eventId", is("match"))
                .body("provenance.eventRevisions", hasEntry("match", 1));

        tellHub("calendar", "[" + approved + "," + event(2, "CANCELLED", "2026-06-11T12:00:20Z") + "]");
        forecast("running", NEXT_DAY).statusCode(201).body("provenance.eventRevisions", anEmptyMap());
    }

    @Test
    void aChangeCountsAtOnceThoughTheClockOfTheHubIsAMomentAhead() {
        signalWithTraffic("ahead", CUTOFF);
        tellHub("calendar", "[" + event(1, "APPROVED", NOW.plusSeconds(5).toString()) + "]");

        forecast("ahead", NEXT_DAY)
                .statusCode(201)
                .body("provenance.eventRevisions", hasEntry("match", 1))
                .body("provenance.parameters.'calendar.eventsKnownAt'", is("2026-06-11T12:00:35Z"));
    }

    @Test
    void aCutoffThatIsAskedForHidesTheEventsThatBecameKnownAfterIt() {
        signalWithTraffic("hindsight", CUTOFF);
        tellHub("calendar", "[" + event(1, "APPROVED", "2026-06-11T12:00:01Z") + "]");

        forecast("hindsight", Map.of("to", "2026-06-12T12:00:00Z", "cutoff", CUTOFF.toString()))
                .statusCode(201)
                .body("provenance.eventRevisions", anEmptyMap())
                .body("provenance.parameters.'calendar.eventsKnownAt'", is("2026-06-11T12:00:00Z"));
    }

    @Test
    void anEventThatMovedToAnotherRegionNoLongerCountsInThisOne() {
        signalWithTraffic("moved", CUTOFF);
        String here = event(1, "APPROVED", "2026-06-01T00:00:00Z");
        String elsewhere = event(2, "APPROVED", "2026-06-10T00:00:00Z").replace("[\"eu\"]", "[\"us\"]");
        tellHub("calendar", "[" + here + "," + elsewhere + "]");

        forecast("moved", NEXT_DAY).statusCode(201).body("provenance.eventRevisions", anEmptyMap());
        forecast("moved", Map.of("to", "2026-06-12T12:00:00Z", "cutoff", "2026-06-09T00:00:00Z"))
                .statusCode(201)
                .body("provenance.eventRevisions", hasEntry("match", 1));
    }

    @Test
    void showsWhatWouldHaveBeenForecastEarlier() {
        signalWithTraffic("earlier", CUTOFF);

        forecast("earlier", Map.of("to", "2026-06-09T06:00:00Z", "cutoff", "2026-06-08T23:59:59Z"))
                .statusCode(201)
                .body("cutoff", is("2026-06-08T23:55:00Z"), "from", is("2026-06-08T23:55:00Z"))
                .body("provenance.trafficTo", is("2026-06-08T23:55:00Z"));
    }

    @Test
    void theLatestForecastIsThatOfTheLatestCutoff() {
        signalWithTraffic("latest", CUTOFF);
        asService().get("/v1/signals/latest/regions/eu/forecasts/latest").then().statusCode(404);

        String newest = forecast("latest", NEXT_DAY).extract().path("id");
        forecast("latest", Map.of("to", "2026-06-09T06:00:00Z", "cutoff", "2026-06-08T00:00:00Z"))
                .statusCode(201);

        asService().get("/v1/signals/latest/regions/eu/forecasts/latest").then().body("id", is(newest));
    }

    @Test
    void usesTheLastCalendarWhileTheHubIsAwayAndSaysSo() {
        signalWithTraffic("hubless", CUTOFF);
        tellHub("calendar", "[" + event(1, "APPROVED", "2026-06-01T00:00:00Z") + "]");
        forecast("hubless", NEXT_DAY).statusCode(201);
        tellHub("status", "500");
        clock.set(NOW.plusSeconds(60));

        forecast("hubless", NEXT_DAY)
                .statusCode(201)
                .body("provenance.eventRevisions", hasEntry("match", 1))
                .body("provenance.parameters.calendar", startsWith("last known"))
                .body("provenance.parameters.'calendar.confirmedAt'", is("2026-06-11T12:00:30Z"));
    }

    @Test
    void asksTheHubWithItsTokenAndTheTagItKnows() {
        signalWithTraffic("asking", CUTOFF);
        forecast("asking", NEXT_DAY).statusCode(201);
        forecast("asking", NEXT_DAY).statusCode(201);

        String asked = hubWasAsked();
        assertTrue(asked.matches("\"\\d+\" Bearer service-token-.*"), asked);
    }

    @Test
    void refusesWithoutHistoryAndSaysWhatIsMissing() {
        declare("empty", 300);

        forecast("empty", NEXT_DAY)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("detail", allOf(containsString("'empty'"), containsString("has no samples")))
                .body("remedy", containsString("Import its history"));
    }

    @Test
    void refusesAnUnknownSignal() {
        forecast("nobody", NEXT_DAY).statusCode(404).body("detail", containsString("'nobody'"));
        asService().get("/v1/signals/nobody/regions/eu/forecasts/latest").then().statusCode(404);
        asService().get("/v1/forecasts/none").then().statusCode(404).body("detail", containsString("'none'"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-11T12:00:00Z, 2026-06-11T12:00:00Z, 2026-06-11T12:00:00Z, to",
        "2026-06-11T12:00:00Z, 2027-07-17T12:00:00Z, 2026-06-11T12:00:00Z, to",
        "2026-06-11T11:00:00Z, 2026-06-11T13:00:00Z, 2026-06-11T12:00:00Z, from",
        "2026-06-11T13:00:00Z, 2026-06-11T14:00:00Z, 2026-06-11T12:30:00Z, cutoff"
    })
    void refusesAWindowThatCannotBe(String from, String to, String cutoff, String field) {
        signalWithTraffic("window", CUTOFF);

        forecast("window", Map.of("from", from, "to", to, "cutoff", cutoff))
                .statusCode(422)
                .body("field", is(field), "detail", containsString("must "));
        forecast("window", Map.of()).statusCode(422).body("field", is("to"), "detail", endsWith("forecast"));
    }

    @Test
    void beginsAtTheCutoffWhenAskedForWhatHasAlreadyBeenObserved() {
        signalWithTraffic("begun", CUTOFF);
        clock.set(NOW.plusSeconds(300));

        forecast("begun", NEXT_DAY)
                .statusCode(201)
                .body("cutoff", is("2026-06-11T12:05:00Z"), "from", is("2026-06-11T12:05:00Z"), "p50", hasSize(287));
    }

    @Test
    void removesOldForecastsButNeverTheNewest() {
        signalWithTraffic("kept", CUTOFF);
        String old = forecast("kept", NEXT_DAY).extract().path("id");
        clock.set(NOW.plus(Duration.ofHours(49)));
        signalWithTraffic("other", CUTOFF);
        forecast("other", Map.of("to", "2026-06-14T00:00:00Z")).statusCode(201);
        asService().get("/v1/forecasts/" + old).then().statusCode(200);

        String newest = forecast("kept", Map.of("to", "2026-06-14T00:00:00Z"))
                .statusCode(201)
                .extract()
                .path("id");

        assertNotEquals(old, newest);
        asService().get("/v1/forecasts/" + old).then().statusCode(404);
        asService().get("/v1/forecasts/" + newest).then().statusCode(200);
    }

    private static Forecast get(String path) {
        return asService().get(path).then().statusCode(200).extract().as(Forecast.class);
    }

    /** Two weeks of five-minute samples, 100 at night and 200 by day, up to the end; later ones absurdly high. */
    private void signalWithTraffic(String signal, Instant end) {
        declare(signal, 300);
        StringBuilder csv = new StringBuilder("timestamp,value\n");
        for (Instant at = CUTOFF.minus(Duration.ofDays(14)); at.isBefore(end); at = at.plusSeconds(300)) {
            boolean day = at.getEpochSecond() % 86_400 >= 8 * 3600;
            csv.append(at)
                    .append(',')
                    .append(at.isBefore(CUTOFF) ? (day ? 200 : 100) : 99_999)
                    .append('\n');
        }
        Instant now = clock.instant();
        clock.set(end.isAfter(now) ? end : now);
        importCsv(signal, csv.toString()).statusCode(200);
        clock.set(now);
    }

    private static String event(int revision, String state, String knownAt) {
        return """
                {"id": "match", "revision": %d, "name": "Opening match", "category": "football",
                 "start": "%s", "end": "2026-06-11T20:00:00Z", "zone": "Europe/Paris", "regions": ["eu"],
                 "attributes": {}, "phases": [], "state": "%s", "knownAt": "%s"}""".formatted(revision, MATCH, state, knownAt);
    }
}
