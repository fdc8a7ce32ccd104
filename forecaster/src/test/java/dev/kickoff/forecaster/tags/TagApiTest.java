package dev.kickoff.forecaster.tags;

import static dev.kickoff.forecaster.Api.asService;
import static dev.kickoff.forecaster.Api.declare;
import static dev.kickoff.forecaster.Api.forecast;
import static dev.kickoff.forecaster.Api.importCsv;
import static dev.kickoff.forecaster.Api.tellHub;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.forecaster.TestClock;
import dev.kickoff.forecaster.calendar.SimulatedHub;
import dev.kickoff.postgres.PostgresTestResource;
import dev.kickoff.schemas.Forecast;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(SimulatedHub.class)
class TagApiTest {
    private static final Instant CUTOFF = Instant.parse("2026-06-11T12:00:00Z");
    private static final Duration WEEKS = Duration.ofDays(14);
    private static final Instant ODD = Instant.parse("2026-06-09T13:00:00Z");
    private static final Instant ODD_END = Instant.parse("2026-06-09T15:00:00Z");
    private static final Map<String, Object> NEXT_DAY = Map.of("to", "2026-06-12T12:00:00Z");

    @Inject
    TestClock clock;

    @Inject
    DetectionSchedule schedule;

    @BeforeEach
    void calendarWithoutEvents() {
        clock.set(TestClock.START);
        tellHub("status", "200");
        tellHub("calendar", "[]");
    }

    @Test
    void setsListsChangesAndRemovesATag() {
        declare("tagged", 300);

        String id = tag("tagged", "rehearsal", "2026-06-01T10:00:00Z", "2026-06-01T11:30:00Z")
                .statusCode(201)
                .header("Location", containsString("/v1/signals/tagged/regions/eu/tags/"))
                .body("kind", is("rehearsal"), "origin", is("manual"), "state", is("valid"))
                .body("note", is("dress rehearsal"), "author", is("ana"), "knownAt", is("2026-06-11T12:00:30Z"))
                .extract()
                .path("id");
        asService().get(tags("tagged") + "/" + id).then().statusCode(200).body("end", is("2026-06-01T11:30:00Z"));

        asService()
                .contentType(ContentType.JSON)
                .body(Map.of("kind", "fail-over", "start", "2026-06-01T10:00:00Z", "end", "2026-06-01T12:00:00Z"))
                .put(tags("tagged") + "/" + id)
                .then()
                .statusCode(200)
                .body("kind", is("fail-over"), "end", is("2026-06-01T12:00:00Z"));

        asService().delete(tags("tagged") + "/" + id).then().statusCode(204);
        list("tagged").body("$", empty());
        asService().get(tags("tagged") + "/" + id).then().statusCode(404).body("detail", containsString(id));
    }

    @Test
    void aTagWhoseTimeStaysIsKnownSinceWhenItWas() {
        declare("retold", 300);
        Map<String, String> known = new HashMap<>(
                Map.of("kind", "rehearsal", "start", "2026-06-01T10:00:00Z", "end", "2026-06-01T11:00:00Z"));
        known.put("knownAt", "2026-06-01T09:00:00Z");
        String id = asService()
                .contentType(ContentType.JSON)
                .body(known)
                .post(tags("retold"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        known.remove("knownAt");
        known.put("note", "dress rehearsal");
        String same = replace("retold", id, known);
        known.put("end", "2026-06-01T12:00:00Z");
        String longer = replace("retold", id, known);

        assertEquals("2026-06-01T09:00:00Z", same);
        assertEquals("2026-06-11T12:00:30Z", longer);
    }

    /** @return since when it is known */
    private static String replace(String signal, String id, Map<String, String> tag) {
        return asService()
                .contentType(ContentType.JSON)
                .body(tag)
                .put(tags(signal) + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .path("knownAt");
    }

    /** A running event is forecast again when this count changes. */
    @Test
    void settingChangingAndRemovingATagCountAsChangesOfTheSignal() {
        declare("counted-tags", 300);
        int before = changes("counted-tags");

        String id = tag("counted-tags", "outage", "2026-06-01T10:00:00Z", "2026-06-01T11:30:00Z")
                .statusCode(201)
                .extract()
                .path("id");
        assertEquals(before + 1, changes("counted-tags"));
        asService().delete(tags("counted-tags") + "/" + id).then().statusCode(204);
        assertEquals(before + 2, changes("counted-tags"));
    }

    private static int changes(String signal) {
        return asService()
                .get("/v1/signals/changes")
                .then()
                .statusCode(200)
                .extract()
                .path("find { it.signal == '" + signal + "' }.changes");
    }

    @Test
    void tagsMayOverlapAndAreListedByStartWithinATime() {
        declare("overlapping", 300);
        tag("overlapping", "outage", "2026-06-02T10:00:00Z", "2026-06-02T12:00:00Z")
                .statusCode(201);
        tag("overlapping", "fail-over", "2026-06-02T09:00:00Z", "2026-06-02T11:00:00Z")
                .statusCode(201);
        tag("overlapping", "outage", "2026-06-05T10:00:00Z", "2026-06-05T12:00:00Z")
                .statusCode(201);

        list("overlapping").body("kind", contains("fail-over", "outage", "outage"));
        asService()
                .queryParam("from", "2026-06-02T11:00:00Z")
                .queryParam("to", "2026-06-05T10:00:00Z")
                .get(tags("overlapping"))
                .then()
                .body("start", contains("2026-06-02T10:00:00Z"));
        asService()
                .queryParam("from", "monday")
                .get(tags("overlapping"))
                .then()
                .statusCode(422)
                .body("field", is("from"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'kind':'party','start':'2026-06-01T10:00:00Z','end':'2026-06-01T11:00:00Z' | 422 | kind | burst, rehearsal, outage, fail-over",
                "'start':'2026-06-01T10:00:00Z','end':'2026-06-01T11:00:00Z' | 422 | kind | must be one of",
                "'kind':'burst','end':'2026-06-01T11:00:00Z' | 422 | start | is required",
                "'kind':'burst','start':'2026-06-01T10:00:00Z' | 422 | end | is required",
                "'kind':'burst','start':'2026-06-01T10:00:00Z','end':'2026-06-01T10:00:00Z' | 422 | end | must be after start",
                "'kind':'burst','start':'2026-06-01T10:00:00Z','end':'2027-06-01T10:00:00Z' | 422 | end | at most 31 days",
                "'kind':'burst','start':'2026-06-01T10:00:00.5Z','end':'2026-06-01T11:00:00Z' | 422 | start | whole second",
                "'kind':'burst','start':'2026-06-01T10:00:00Z','end':'2026-06-01T11:00:00Z','knownAt':'2026-06-12T00:00:00Z' | 422 | knownAt | must not be after now",
                "'kind':'burst','start':'2026-06-01T10:00:00Z','ends':'2026-06-01T11:00:00Z' | 422 | ends | is not a field of a tag",
                "'kind':'burst','start':'yesterday','end':'2026-06-01T11:00:00Z' | 400 | start | cannot be read"
            })
    void refusesATagThatCannotBe(String fields, int status, String field, String detail) {
        declare("refusing", 300);

        asService()
                .contentType(ContentType.JSON)
                .body("{" + fields.replace('\'', '"') + "}")
                .post(tags("refusing"))
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("field", is(field), "detail", containsString(detail));
        list("refusing").body("$", empty());
    }

    @Test
    void knowsNoTagsOfASignalThatWasNotDeclared() {
        tag("nowhere", "outage", "2026-06-01T10:00:00Z", "2026-06-01T11:00:00Z").statusCode(404);
        asService().get(tags("nowhere")).then().statusCode(404);
        asService().post(tags("nowhere") + "/detection").then().statusCode(404);
    }

    @Test
    void whatIsTaggedIsKeptOutOfTrainingUntilTheTagIsRemoved() {
        traffic("plain", 1);
        traffic("odd", 0);
        Forecast plain = issue("plain");
        Forecast disturbed = issue("odd");

        String id = tag("odd", "outage", ODD.toString(), ODD_END.toString())
                .extract()
                .path("id");
        Forecast tagged = forecast("odd", NEXT_DAY)
                .statusCode(201)
                .body("provenance.samples", is(14 * 288 - 24))
                .body("provenance.parameters.'tags.applied'", is("1"))
                .body("provenance.parameters.tags", is("outage manual 2026-06-09T13:00:00Z/2026-06-09T15:00:00Z"))
                .extract()
                .as(Forecast.class);
        assertTrue(tagged.provenance().samples() < plain.provenance().samples());

        asService().delete(tags("odd") + "/" + id).then().statusCode(204);
        forecast("odd", NEXT_DAY)
                .body("provenance.parameters", not(hasKey("tags")))
                .body("provenance.trafficHash", is(disturbed.provenance().trafficHash()));
    }

    @Test
    void aTagThatBecameKnownLaterIsNotAppliedInHindsight() {
        traffic("hindsight-tags", 1);
        tag("hindsight-tags", "outage", ODD.toString(), ODD_END.toString()).statusCode(201);
        Map<String, Object> earlier = Map.of("to", "2026-06-11T12:00:00Z", "cutoff", "2026-06-10T12:00:00Z");
        forecast("hindsight-tags", earlier).body("provenance.parameters.'tags.applied'", is("0"));

        asService()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "kind",
                        "outage",
                        "start",
                        ODD.toString(),
                        "end",
                        ODD_END.toString(),
                        "knownAt",
                        "2026-06-09T16:00:00Z"))
                .post(tags("hindsight-tags"))
                .then()
                .statusCode(201);
        forecast("hindsight-tags", earlier).body("provenance.parameters.'tags.applied'", is("1"));
    }

    @Test
    void forecastsTheUsualThroughAnOutageThatIsGoingOn() {
        declare("out-now", 300);
        Instant since = CUTOFF.minus(Duration.ofHours(5));
        StringBuilder csv = new StringBuilder("timestamp,value\n");
        for (Instant at = CUTOFF.minus(WEEKS); at.isBefore(CUTOFF); at = at.plusSeconds(300)) {
            csv.append(at)
                    .append(',')
                    .append(at.isBefore(since) ? usual(at) : 0)
                    .append('\n');
        }
        importCsv("out-now", csv.toString()).statusCode(200);
        tag("out-now", "outage", since.toString(), CUTOFF.plusSeconds(7200).toString())
                .statusCode(201);

        Forecast forecast = issue("out-now");

        assertEquals(200, forecast.p50().get(0), 60);
        assertEquals(200, forecast.p50().get(30), 60);
    }

    @Test
    void refusesWhenNothingIsLeftThatIsNotTagged() {
        traffic("all-tagged", 1);
        tag("all-tagged", "rehearsal", "2026-05-25T00:00:00Z", "2026-06-12T00:00:00Z")
                .statusCode(201);

        forecast("all-tagged", NEXT_DAY)
                .statusCode(422)
                .body("detail", allOf(containsString("4032 samples"), containsString("tagged")))
                .body("remedy", containsString("remove a tag"));
    }

    @Test
    void aDetectedBurstIsProposedAndAConfirmedOneIsCutOut() {
        traffic("bursting", 6);

        String id = detect("bursting")
                .body("$", hasSize(1))
                .body("[0].kind", is("burst"), "[0].origin", is("detected"), "[0].state", is("valid"))
                .body("[0].start", is(ODD.toString()), "[0].end", is(ODD_END.toString()))
                .extract()
                .path("[0].id");
        detect("bursting").body("id", contains(id));
        forecast("bursting", NEXT_DAY).body("provenance.parameters.'tags.applied'", is("0"));

        asService()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "kind", "burst", "start", ODD.toString(), "end", ODD_END.toString(), "note", "in the news"))
                .put(tags("bursting") + "/" + id)
                .then()
                .statusCode(200)
                .body("origin", is("manual"), "note", is("in the news"));
        detect("bursting").body("$", empty());
        list("bursting").body("origin", contains("manual"));
        forecast("bursting", NEXT_DAY).body("provenance.parameters.tags", containsString("burst manual"));
    }

    @Test
    void theScheduleSearchesEverySignalAndOutlivesAHubThatIsAway() {
        traffic("scheduled-one", 6);
        traffic("scheduled-two", 6);
        tellHub("status", "500");
        schedule.searchAll();
        tellHub("status", "200");

        schedule.searchAll();

        list("scheduled-one").body("origin", contains("detected"));
        list("scheduled-two").body("origin", contains("detected"));
    }

    @Test
    void aRejectedBurstIsNeitherAppliedNorProposedAgain() {
        traffic("rejecting", 6);
        String id = detect("rejecting").extract().path("[0].id");

        asService().delete(tags("rejecting") + "/" + id).then().statusCode(204);

        detect("rejecting").body("$", empty());
        list("rejecting").body("state", contains("rejected"), "id", contains(id));
        forecast("rejecting", NEXT_DAY)
                .body("provenance.samples", is(14 * 288))
                .body("provenance.parameters.'tags.applied'", is("0"));
    }

    @Test
    void aDetectedBurstFollowsCorrectedTraffic() {
        traffic("corrected", 6);
        String id = detect("corrected").extract().path("[0].id");
        StringBuilder longer = new StringBuilder("timestamp,value\n");
        for (Instant at = ODD; at.isBefore(ODD_END.plusSeconds(3600)); at = at.plusSeconds(300)) {
            longer.append(at).append(',').append(6 * usual(at)).append('\n');
        }
        importCsv("corrected", longer.toString()).statusCode(200);

        detect("corrected")
                .body("id", contains(id))
                .body("end", contains(ODD_END.plusSeconds(3600).toString()));

        traffic("corrected", 1);
        detect("corrected").body("$", empty());
    }

    @Test
    void aDetectedBurstIsTakenBackWhenItsEventIsEnteredLate() {
        traffic("late-event", 6);
        detect("late-event").body("$", hasSize(1));
        tellHub("calendar", """
                [{"id": "match", "revision": 1, "name": "Match", "category": "football", "start": "%s", "end": "%s",
                  "zone": "Europe/Paris", "regions": ["eu"], "attributes": {}, "phases": [], "state": "APPROVED",
                  "knownAt": "2026-06-11T00:00:00Z"}]""".formatted(ODD, ODD_END));

        detect("late-event").body("$", empty());
        list("late-event").body("$", empty());
    }

    private static ValidatableResponse tag(String signal, String kind, String start, String end) {
        return asService()
                .contentType(ContentType.JSON)
                .body(Map.of("kind", kind, "start", start, "end", end, "note", "dress rehearsal", "author", "ana"))
                .post(tags(signal))
                .then();
    }

    private static ValidatableResponse list(String signal) {
        return asService().get(tags(signal)).then().statusCode(200);
    }

    private static ValidatableResponse detect(String signal) {
        return asService().post(tags(signal) + "/detection").then().statusCode(200);
    }

    private static String tags(String signal) {
        return "/v1/signals/" + signal + "/regions/eu/tags";
    }

    private static Forecast issue(String signal) {
        return forecast(signal, NEXT_DAY).statusCode(201).extract().as(Forecast.class);
    }

    /** Two weeks of five-minute samples up to the cutoff, with the odd hours multiplied. */
    private static void traffic(String signal, double odd) {
        declare(signal, 300);
        StringBuilder csv = new StringBuilder("timestamp,value\n");
        for (Instant at = CUTOFF.minus(WEEKS); at.isBefore(CUTOFF); at = at.plusSeconds(300)) {
            boolean isOdd = !at.isBefore(ODD) && at.isBefore(ODD_END);
            csv.append(at)
                    .append(',')
                    .append(isOdd ? odd * usual(at) : usual(at))
                    .append('\n');
        }
        importCsv(signal, csv.toString()).statusCode(200);
    }

    private static double usual(Instant at) {
        return at.getEpochSecond() % 86_400 >= 8 * 3600 ? 200 : 100;
    }
}
