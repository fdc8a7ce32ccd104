package dev.kickoff.hub.events;

import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.kickoff.hub.testing.HubProfile;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HubProfile.class)
class EventApiTest {
    private static final String MATCH = """
            {"id": "%s", "name": "Brazil v Scotland", "category": "football", "zone": "Europe/Paris",
             "start": "1998-06-10T15:30:00Z", "end": "1998-06-10T17:25:00Z"%s}""";

    @Test
    void createsAnEventThatCanBeRead() {
        post(MATCH.formatted("readable", ", \"attributes\": {\"stage\": \"group\"}"))
                .statusCode(201)
                .header("Location", endsWith("/v1/events/readable"))
                .body("revision", equalTo(1))
                .body("state", equalTo("DRAFT"))
                .body("author", equalTo("operator"));

        asOperator()
                .get("/v1/events/readable")
                .then()
                .statusCode(200)
                .body("start", equalTo("1998-06-10T15:30:00Z"))
                .body("attributes.stage", equalTo("group"))
                .body("phases.name", contains("pre-show", "first-half", "half-time", "second-half", "exit"));
    }

    @Test
    void refusesAnEventThatEndsBeforeItStarts() {
        post(MATCH.formatted("backwards", "").replace("17:25", "15:00"))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("field", equalTo("end"))
                .body("detail", containsString("1998-06-10T15:00:00Z"))
                .body("remedy", containsString("after start"));

        asOperator().get("/v1/events/backwards").then().statusCode(404);
    }

    @Test
    void refusesAnIdThatIsTaken() {
        post(MATCH.formatted("twice", "")).statusCode(201);

        post(MATCH.formatted("twice", "")).statusCode(409).body("detail", containsString("'twice' is taken"));
    }

    @Test
    void refusesAZoneThatDoesNotExist() {
        post(MATCH.formatted("nowhere", "").replace("Europe/Paris", "Europe/Atlantis"))
                .statusCode(422)
                .body("field", equalTo("zone"))
                .body("detail", containsString("Europe/Atlantis"));
    }

    @Test
    void refusesATimeWithoutAnOffset() {
        post(MATCH.formatted("local", "").replace("15:30:00Z", "15:30:00"))
                .statusCode(400)
                .body("field", equalTo("start"))
                .body("detail", containsString("1998-06-10T15:30:00"));
    }

    @Test
    void refusesAnEventWithoutATimeZoneInsteadOfTakingTheServers() {
        post(MATCH.formatted("zoneless", "").replace("\"zone\": \"Europe/Paris\",", ""))
                .statusCode(422)
                .body("field", equalTo("zone"));
    }

    @Test
    void refusesADayWithoutAYearSoThatNothingRecursByAccident() {
        post(MATCH.formatted("yearless", "").replace("1998-06-10T15:30", "06-10T15:30"))
                .statusCode(400)
                .body("field", equalTo("start"));
    }

    @Test
    void aOneOffEventIsInItsOwnYearOnly() {
        post(MATCH.formatted("one-off", "").replace("1998-06-10", "2034-06-10")).statusCode(201);

        for (int year : new int[] {2033, 2034, 2035}) {
            asOperator()
                    .get("/v1/events?from=" + year + "-01-01T00:00:00Z&to=" + year + "-12-31T00:00:00Z")
                    .then()
                    .body("id", year == 2034 ? hasItem("one-off") : not(hasItem("one-off")));
        }
    }

    @Test
    void refusesAnEmptyBody() {
        asOperator().post("/v1/events").then().statusCode(422).body("field", equalTo("body"));
    }

    @Test
    void aChangeIsARevisionAndKeepsTheHistory() {
        post(MATCH.formatted("delayed", "")).statusCode(201);
        String read = asOperator().get("/v1/events/delayed").asString();

        put("delayed", read.replace("15:30:00Z", "15:45:00Z"))
                .statusCode(200)
                .body("revision", equalTo(2))
                .body("phases[1].start", equalTo("1998-06-10T15:45:00Z"));

        asOperator()
                .get("/v1/events/delayed/revisions")
                .then()
                .statusCode(200)
                .body("start", contains("1998-06-10T15:30:00Z", "1998-06-10T15:45:00Z"));
    }

    @Test
    void refusesAChangeOfAnOldRevision() {
        post(MATCH.formatted("raced", "")).statusCode(201);
        String read = asOperator().get("/v1/events/raced").asString();
        put("raced", read).statusCode(200);

        put("raced", read).statusCode(409).body("detail", containsString("revision 1 is not its newest"));
    }

    @Test
    void refusesAChangeThatDoesNotNameItsRevision() {
        post(MATCH.formatted("unnamed", "")).statusCode(201);

        put("unnamed", MATCH.formatted("unnamed", "")).statusCode(422).body("field", equalTo("revision"));
    }

    @Test
    void refusesATransitionThatIsNotLegal() {
        post(MATCH.formatted("hasty", "")).statusCode(201);

        put("hasty", MATCH.formatted("hasty", ", \"revision\": 1, \"state\": \"ENDED\""))
                .statusCode(409)
                .body("detail", containsString("is DRAFT and cannot become ENDED"))
                .body("remedy", containsString("APPROVED"));
    }

    @Test
    void findsEventsOfARange() {
        post(MATCH.formatted("in-range", "")).statusCode(201);

        asOperator()
                .get("/v1/events?from=1998-06-10T00:00:00Z&to=1998-06-11T00:00:00Z")
                .then()
                .statusCode(200)
                .body("id", hasItem("in-range"));
        asOperator()
                .get("/v1/events?from=1998-06-11T00:00:00Z&to=1998-06-12T00:00:00Z")
                .then()
                .statusCode(200)
                .body("id", not(hasItem("in-range")));
        asOperator()
                .get("/v1/events?from=yesterday&to=1998-06-12T00:00:00Z")
                .then()
                .statusCode(422)
                .body("field", equalTo("from"));
    }

    @Test
    void splitsTheExpectedAudienceByRegion() {
        String audience = ", \"expectedAudience\": {\"p50\": 1000, \"p90\": 2000}, \"regionalSplitPct\": ";
        post(MATCH.formatted("split", audience + "{\"eu-west-3\": 75, \"us-east-1\": 25}"))
                .statusCode(201)
                .body("audienceByRegion.'eu-west-3'.p50", equalTo(750f))
                .body("audienceByRegion.'us-east-1'.p90", equalTo(500f));
        post(MATCH.formatted("split-wrong", audience + "{\"eu-west-3\": 75, \"us-east-1\": 20}"))
                .statusCode(422)
                .body("field", equalTo("regionalSplitPct"))
                .body("detail", containsString("must add up to 100, not 95"));
        post(MATCH.formatted("split-of-nothing", ", \"regionalSplitPct\": {\"eu-west-3\": 100}"))
                .statusCode(422)
                .body("detail", containsString("expectedAudience"));
        post(MATCH.formatted(
                        "split-twice",
                        audience + "{\"eu-west-3\": 100}, \"audienceByRegion\": {\"eu-west-3\": {\"p50\": 5}}"))
                .statusCode(422)
                .body("detail", containsString("choose one"));
    }

    @Test
    void extendsByOneRequestAndShowsWhatThatChanged() {
        post(MATCH.formatted("extra-time", ", \"state\": \"APPROVED\"")).statusCode(201);
        String extend = "{\"action\": \"extend\", \"minutes\": 30, \"revision\": 1, \"reason\": \"Extra time\"}";

        asOperator()
                .body(extend)
                .post("/v1/events/extra-time/actions")
                .then()
                .statusCode(200)
                .body("end", equalTo("1998-06-10T17:55:00Z"))
                .body("reason", equalTo("Extra time"));
        asOperator().body(extend).post("/v1/events/extra-time/actions").then().statusCode(409);
        asOperator()
                .body(extend.replace("Extra time", " ").replace(": 1", ": 2"))
                .post("/v1/events/extra-time/actions")
                .then()
                .statusCode(422)
                .body("field", equalTo("reason"));
        asOperator()
                .get("/v1/events/extra-time/diff")
                .then()
                .statusCode(200)
                .body("from", equalTo(1))
                .body("to", equalTo(2))
                .body("reason", equalTo("Extra time"))
                .body("changes.field", contains("end", "phases"))
                .body("changes[0].before", equalTo("1998-06-10T17:25:00Z"));
        asOperator().get("/v1/events/extra-time/diff?from=1&to=7").then().statusCode(404);
        asOperator()
                .body("{\"revision\": 2}")
                .post("/v1/events/extra-time/undo")
                .then()
                .statusCode(200)
                .body("end", equalTo("1998-06-10T17:25:00Z"));
        asOperator().get("/v1/events/extra-time/diff?from=1&to=3").then().body("changes.size()", equalTo(0));
    }

    @Test
    void listsEventsThatOverlap() {
        post(MATCH.formatted("one", "").replace("1998-06", "2033-06")).statusCode(201);
        post(MATCH.formatted("other", "").replace("1998-06", "2033-06")).statusCode(201);

        asOperator()
                .get("/v1/events/conflicts?from=2033-06-10T00:00:00Z&to=2033-06-11T00:00:00Z")
                .then()
                .statusCode(200)
                .body("[0].events.id", contains("one", "other"))
                .body("[0].overlapMinutes", equalTo(60 + 115 + 45));
        asOperator().get("/v1/events/conflicts").then().statusCode(200);
        asOperator()
                .get("/v1/events/conflicts?from=2033-06-10T00:00:00Z")
                .then()
                .statusCode(422)
                .body("field", equalTo("to"));
    }

    @Test
    void onlyOperatorsChangeTheCalendar() {
        asService()
                .body(MATCH.formatted("foreign", ""))
                .post("/v1/events")
                .then()
                .statusCode(403);
        given().body(MATCH.formatted("foreign", ""))
                .contentType("application/json")
                .post("/v1/events")
                .then()
                .statusCode(401);
        asOperator().get("/v1/events/foreign").then().statusCode(404);
    }

    @Test
    void theCalendarHasEveryRevisionOfWhatEverCounted() {
        post(MATCH.formatted("draft-only", "")).statusCode(201);
        post(MATCH.formatted("approved", "")).statusCode(201);
        String before =
                asService().get("/v1/calendar").then().statusCode(200).extract().header("ETag");
        put("approved", MATCH.formatted("approved", ", \"revision\": 1, \"state\": \"APPROVED\""))
                .statusCode(200);
        put(
                        "approved",
                        MATCH.formatted(
                                "approved", ", \"revision\": 2, \"state\": \"CANCELLED\", \"reason\": \"called off\""))
                .statusCode(200);

        String after = asService()
                .header("If-None-Match", before)
                .get("/v1/calendar")
                .then()
                .statusCode(200)
                .body("findAll { it.id == 'approved' }.state", contains("DRAFT", "APPROVED", "CANCELLED"))
                .body("id", not(hasItem("draft-only")))
                .extract()
                .header("ETag");
        asService().header("If-None-Match", after).get("/v1/calendar").then().statusCode(304);
    }

    private static ValidatableResponse post(String event) {
        return asOperator().body(event).post("/v1/events").then();
    }

    private static ValidatableResponse put(String id, String event) {
        return asOperator().body(event).put("/v1/events/" + id).then();
    }
}
