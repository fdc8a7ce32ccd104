package dev.kickoff.hub.imports;

import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import dev.kickoff.hub.testing.Tables;
import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seasons through the API, on 1 December 2025. */
@QuarkusTest
@TestProfile(HubProfile.class)
class ImportApiTest {
    private static final Instant DECEMBER = Instant.parse("2025-12-01T12:00:00Z");

    @Inject
    EventCalendar calendar;

    @Inject
    SettableClock clock;

    @Inject
    @io.quarkus.agroal.DataSource("hub")
    DataSource database;

    @BeforeEach
    void emptyCalendar() throws SQLException {
        clock.set(DECEMBER);
        Tables.clear(database, "event_revision", "import_source", "import_item", "import_preview", "import_waiting");
    }

    @Test
    void importsTheNflSeasonAsKnownOnTheFirstOfDecember() {
        String preview = preview("nfl", season())
                .statusCode(201)
                .body("format", equalTo("CSV, NFL table"))
                .body("counts.NEW", equalTo(272))
                .body("counts.PROBLEM", equalTo(0))
                .extract()
                .path("id");
        assertEquals(0, calendar.all().size(), "a preview changes nothing");

        apply(preview).statusCode(200).body("appliedBy", equalTo("operator"));

        assertEquals(272, calendar.all().size());
        Event monday = event("2025_13_NYG_NE");
        assertEquals(Instant.parse("2025-12-02T01:15:00Z"), monday.start());
        assertEquals(Instant.parse("2025-12-02T04:30:00Z"), monday.end());
        assertEquals("America/New_York", monday.zone());
        assertEquals(EventState.DRAFT, monday.state());
        assertEquals(EventState.ENDED, event("2025_01_DAL_PHI").state());
        assertEquals(
                List.of("pre-show", "first-half", "half-time", "second-half", "exit"),
                monday.phases().stream().map(phase -> phase.name()).toList());
    }

    @Test
    void importingTheSameAgainChangesNothing() {
        applied("nfl", season());
        String tag = calendar.tag();

        String again = preview("nfl", season())
                .body("counts.UNCHANGED", equalTo(272))
                .extract()
                .path("id");
        apply(again).statusCode(200);
        apply(again).statusCode(200);

        assertEquals(tag, calendar.tag());
    }

    @Test
    void aChangedCopyShowsExactlyTheMovedGames() {
        applied("nfl", season());
        String changed = season().replace(
                        "2025_16_PHI_WAS,2025,REG,16,2025-12-19,Friday,13:00,2025-12-19T18:00:00Z",
                        "2025_16_PHI_WAS,2025,REG,16,2025-12-20,Saturday,17:00,2025-12-20T22:00:00Z")
                .replace(
                        "2025_17_CHI_SF,2025,REG,17,2025-12-28,Sunday,20:20,2025-12-29T01:20:00Z",
                        "2025_17_CHI_SF,2025,REG,17,2025-12-28,Sunday,16:25,2025-12-28T21:25:00Z");

        JsonPath preview = preview("nfl", changed)
                .body("counts.MOVED", equalTo(2))
                .body("counts.UNCHANGED", equalTo(270))
                .body(
                        "changes.findAll { it.kind == 'MOVED' }.eventId",
                        containsInAnyOrder("2025_16_PHI_WAS", "2025_17_CHI_SF"))
                .extract()
                .jsonPath();
        apply(preview.getString("id")).statusCode(200);

        assertEquals(
                Instant.parse("2025-12-20T22:00:00Z"), event("2025_16_PHI_WAS").start());
        assertEquals(2, event("2025_16_PHI_WAS").revision());
        assertEquals(1, event("2025_16_TB_CAR").revision());
    }

    @Test
    void anApprovedEventKeepsItsApprovedTimeUntilTheMoveIsApproved() {
        applied("cup", matches("2025-12-10T20:00:00Z", ""));
        approve("final");

        JsonPath preview = previewed("cup", matches("2025-12-11T20:00:00Z", ""));
        apply(preview.getString("id")).statusCode(200);

        assertEquals(Instant.parse("2025-12-10T20:00:00Z"), event("final").start());
        assertEquals(EventState.APPROVED, event("final").state());
        asOperator()
                .get("/v1/imports/waiting")
                .then()
                .body("eventId", contains("final"))
                .body("[0].change.fields[0].after", equalTo("2025-12-11T20:00:00Z"));
        previewed("cup", matches("2025-12-11T20:00:00Z", ""), 0, "waits for approval");

        asOperator().post("/v1/imports/waiting/final/approve").then().statusCode(200);
        assertEquals(Instant.parse("2025-12-11T20:00:00Z"), event("final").start());
        assertEquals(EventState.APPROVED, event("final").state());
        asOperator().get("/v1/imports/waiting").then().body("", empty());
        preview("cup", matches("2025-12-11T20:00:00Z", "")).body("counts.UNCHANGED", equalTo(3));
    }

    @Test
    void aRejectedChangeIsNotProposedAgain() {
        applied("cup", matches("2025-12-10T20:00:00Z", ""));
        approve("final");
        applied("cup", matches("2025-12-11T20:00:00Z", ""));

        asOperator().post("/v1/imports/waiting/final/reject").then().statusCode(204);

        preview("cup", matches("2025-12-11T20:00:00Z", "")).body("counts.UNCHANGED", equalTo(3));
        preview("cup", matches("2025-12-12T20:00:00Z", ""))
                .body("counts.PROBLEM", equalTo(1))
                .body("changes.find { it.kind == 'PROBLEM' }.problem.message", containsString("planner"));
    }

    @Test
    void aSourceThatTakesItsChangeBackWithdrawsWhatWaits() {
        applied("cup", matches("2025-12-10T20:00:00Z", ""));
        approve("final");
        applied("cup", matches("2025-12-11T20:00:00Z", ""));

        applied("cup", matches("2025-12-10T20:00:00Z", ""));

        asOperator().get("/v1/imports/waiting").then().body("", empty());
        assertEquals(2, event("final").revision());
    }

    @Test
    void whatPlannersEnteredSurvives() {
        applied("cup", matches("2025-12-10T20:00:00Z", ""));
        Event imported = event("final");
        EventDraft same = EventDraft.of(imported);
        calendar.edit(
                "final",
                1,
                Edits.with(same, new Audience(500_000, null), Map.of("stage", "final", "tv", "yes")),
                "ada");

        applied("cup", matches("2025-12-11T20:00:00Z", ""));

        Event moved = event("final");
        assertEquals(Instant.parse("2025-12-11T20:00:00Z"), moved.start());
        assertEquals(new Audience(500_000, null), moved.expectedAudience());
        assertEquals("yes", moved.attributes().get("tv"));
    }

    @Test
    void whatBothChangedIsShownAsAConflictAndStaysAsThePlannerWantsIt() {
        applied("cup", matches("2025-12-10T20:00:00Z", ""));
        EventDraft same = EventDraft.of(event("final"));
        calendar.edit("final", 1, Edits.renamed(same, "The final"), "ada");

        JsonPath preview = previewed("cup", matches("2025-12-10T20:00:00Z", "").replace("Final", "Grand final"));

        assertEquals(1, preview.getInt("counts.PROBLEM"));
        apply(preview.getString("id")).statusCode(200);
        assertEquals("The final", event("final").name());
    }

    @Test
    void refusesToApplyOnceTheCalendarHasMovedOn() {
        applied("cup", matches("2025-12-10T20:00:00Z", ""));
        JsonPath preview = previewed("cup", matches("2025-12-11T20:00:00Z", ""));
        calendar.edit("final", 1, Edits.renamed(EventDraft.of(event("final")), "The final"), "ada");

        apply(preview.getString("id"))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("'final' was changed"));
        assertEquals(Instant.parse("2025-12-10T20:00:00Z"), event("final").start());
    }

    @Test
    void ofTwoPreviewsOnlyOneCanBeApplied() {
        JsonPath first = previewed("cup", matches("2025-12-10T20:00:00Z", ""));
        JsonPath second = previewed("cup", matches("2025-12-11T20:00:00Z", ""));
        apply(first.getString("id")).statusCode(200);

        apply(second.getString("id")).statusCode(409).body("detail", containsString("source 'cup'"));
    }

    @Test
    void comingEventsThatTheSourceDropsAreCancelledAndComeBackAsNewOnes() {
        applied("cup", matches("2025-12-10T20:00:00Z", ""));
        String without = matches("2025-12-10T20:00:00Z", "").replaceAll("final,Final.*\n", "");

        preview("cup", without)
                .body("counts.CANCELLED", equalTo(1))
                .body("changes.find { it.kind == 'CANCELLED' }.eventId", equalTo("final"));
        applied("cup", without);
        assertEquals(EventState.CANCELLED, event("final").state());
        preview("cup", without).body("counts.UNCHANGED", equalTo(2));

        applied("cup", matches("2025-12-12T20:00:00Z", ""));
        assertEquals(EventState.CANCELLED, event("final").state());
        assertEquals(Instant.parse("2025-12-12T20:00:00Z"), event("final-2").start());
        preview("cup", matches("2025-12-12T20:00:00Z", "")).body("counts.UNCHANGED", equalTo(3));
    }

    @Test
    void theCancellationOfAnApprovedEventWaits() {
        applied("cup", matches("2025-12-10T20:00:00Z", ""));
        approve("final");

        applied("cup", matches("2025-12-10T20:00:00Z", "cancelled"));

        assertEquals(EventState.APPROVED, event("final").state());
        asOperator().post("/v1/imports/waiting/final/approve").then().statusCode(200);
        assertEquals(EventState.CANCELLED, event("final").state());
    }

    @Test
    void aDocumentThatLacksMoreThanHalfIsRefusedAsAWhole() {
        applied("nfl", season());
        String broken = String.join("\n", season().lines().limit(225).toList()) + "\n";

        preview("nfl", broken)
                .statusCode(422)
                .body("field", equalTo("document"))
                .body("detail", containsString("48 of the 79 coming events"))
                .body("remedy", containsString("missing=KEEP"));
        asOperator()
                .contentType("text/csv")
                .body(broken)
                .post("/v1/imports?source=nfl&missing=keep")
                .then()
                .statusCode(201)
                .body("counts.CANCELLED", equalTo(0));
    }

    @Test
    void eventsOfAnotherSourceAreNotTakenOver() {
        applied("cup", matches("2025-12-10T20:00:00Z", ""));

        preview("copy", matches("2025-12-11T20:00:00Z", ""))
                .body("counts.PROBLEM", equalTo(3))
                .body("changes[0].problem.message", containsString("did not come from this source"));
    }

    @Test
    void approvesAllThatAnImportBroughtAtOnce() {
        String id = applied("cup", matches("2025-12-10T20:00:00Z", ""));

        asOperator().post("/v1/imports/" + id + "/approve").then().body("approved", equalTo(3));

        assertEquals(EventState.APPROVED, event("final").state());
    }

    @Test
    void takesAFormWithAFile() {
        asOperator()
                .contentType("multipart/form-data")
                .multiPart(
                        "file", "cup.csv", matches("2025-12-10T20:00:00Z", "").getBytes(StandardCharsets.UTF_8))
                .multiPart("source", "cup")
                .multiPart("zone", "Europe/Paris")
                .post("/v1/imports")
                .then()
                .statusCode(201)
                .body("origin", equalTo("cup.csv"))
                .body("counts.NEW", equalTo(3))
                .body("changes.said.zone", contains("Europe/Paris", "Europe/Paris", "Europe/Paris"));
    }

    @Test
    void takesACalendar() {
        asOperator()
                .contentType("text/calendar")
                .body(
                        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:a@example.org\r\n"
                                + "DTSTART;TZID=Europe/Paris:20251210T210000\r\nSUMMARY:Match\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
                .post("/v1/imports?source=cal&category=football")
                .then()
                .statusCode(201)
                .body("changes.eventId", contains("a-example-org"))
                .body("changes[0].said.start", equalTo("2025-12-10T20:00:00Z"));
    }

    @Test
    void refusesWhatItCannotReadWithAProblem() {
        preview("cup", "what,ever\n1,2\n")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("field", equalTo("mapping"));
        asOperator()
                .contentType("text/csv")
                .body("a")
                .post("/v1/imports")
                .then()
                .statusCode(422)
                .body("field", equalTo("source"));
        asOperator()
                .get("/v1/imports/00000000-0000-0000-0000-000000000000")
                .then()
                .statusCode(404);
        asService()
                .contentType("text/csv")
                .body("a")
                .post("/v1/imports?source=a")
                .then()
                .statusCode(403);
    }

    private static String matches(String finalStart, String finalStatus) {
        return """
                id,name,category,start,end,status,stage
                semi-1,Semi-final 1,football,2025-12-06T20:00:00Z,2025-12-06T22:00:00Z,,semi-final
                semi-2,Semi-final 2,football,2025-12-07T20:00:00Z,2025-12-07T22:00:00Z,,semi-final
                final,Final,football,%s,,%s,final
                """.formatted(finalStart, finalStatus);
    }

    private static String season() {
        try (InputStream file = ImportApiTest.class.getResourceAsStream("/imports/nfl_2025.csv")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static ValidatableResponse preview(String source, String csv) {
        return asOperator()
                .contentType("text/csv; charset=UTF-8")
                .body(csv)
                .post("/v1/imports?source=" + source)
                .then();
    }

    private static JsonPath previewed(String source, String csv) {
        return preview(source, csv).statusCode(201).extract().jsonPath();
    }

    private static void previewed(String source, String csv, int acting, String note) {
        JsonPath preview = previewed(source, csv);
        assertEquals(acting, preview.getInt("counts.MOVED") + preview.getInt("counts.CHANGED"));
        assertEquals(
                1,
                preview.getList("changes.note.findAll { it != null && it.contains('" + note + "') }")
                        .size());
    }

    private static String applied(String source, String csv) {
        String id = previewed(source, csv).getString("id");
        apply(id).statusCode(200);
        return id;
    }

    private static ValidatableResponse apply(String id) {
        return asOperator().post("/v1/imports/" + id + "/apply").then();
    }

    private void approve(String id) {
        calendar.changeState(id, event(id).revision(), EventState.APPROVED, "ada");
    }

    private Event event(String id) {
        return calendar.find(id).orElseThrow();
    }
}
