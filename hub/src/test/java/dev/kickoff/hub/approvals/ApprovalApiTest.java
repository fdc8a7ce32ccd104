package dev.kickoff.hub.approvals;

import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.approvals.ChangeRequest.State;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.hub.services.ServicePolicies;
import dev.kickoff.hub.testing.ForecasterControls;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

@QuarkusTest
@TestProfile(HubProfile.class)
class ApprovalApiTest {
    private static final Instant NOON = Instant.parse("1998-06-24T12:00:00Z");
    private static final Instant EVENING = Instant.parse("1998-06-24T19:00:00Z");

    @ForecasterControls
    Map<String, String> forecaster;

    @Inject
    SettableClock clock;

    @Inject
    EventCalendar calendar;

    @Inject
    ServicePolicies policies;

    @Inject
    Approvals approvals;

    private String id;

    @BeforeEach
    void anEventAddsEightInstances(TestInfo test) {
        id = "four-eyes-" + test.getTestMethod().orElseThrow().getName();
        clock.set(NOON);
        forecaster.put("now", NOON.toString());
        forecaster.put("base", "200");
        forecaster.put("peak", "1000");
        forecaster.keySet().removeAll(List.of("peakFrom", "peakTo"));
        asService()
                .body("""
                        {"service": "four-eyes", "region": "eu-west-3", "team": "playback", "signal": "requests",
                         "unit": "instance", "tier": "STANDARD",
                         "transform": {"kind": "LINEAR", "points": [{"signal": 100, "capacity": 1}]},
                         "leadTime": "PT5M", "minCapacity": 1, "maxCapacity": 500, "headroomPct": 0, "targets": [],
                         "unitPricePerHour": 0.50}""")
                .put("/v1/services/four-eyes/regions/eu-west-3")
                .then()
                .statusCode(200);
        allow(5);
    }

    @AfterEach
    void noLimits() {
        allow(null);
        forecaster.remove("mode");
    }

    @Test
    void aChangeAboveTheLimitWaitsForASecondPersonWhoIsNotItsAuthor() {
        calendar.create(draft(EventState.DRAFT), "ada");
        ProblemException refused =
                assertThrows(ProblemException.class, () -> calendar.edit(id, 1, draft(EventState.APPROVED), "ada"));

        assertTrue(String.valueOf(refused.problem().detail()).contains("8 × instance more"), refused.getMessage());
        assertEquals(EventState.DRAFT, calendar.find(id).orElseThrow().state(), "nothing has changed");
        ChangeRequest waiting = approvals.pending(id).orElseThrow();
        assertEquals("ada", waiting.author());
        assertEquals(10, waiting.preview().effects().get(0).peakThen());

        assertThrows(ProblemException.class, () -> approvals.approve(waiting.id(), "ada", null));
        Event approved = approvals.approve(waiting.id(), "grace", "the sponsor confirmed");

        assertEquals(EventState.APPROVED, approved.state());
        assertEquals("ada", approved.author());
        assertEquals("approved by grace: the sponsor confirmed", approved.reason());
        assertEquals(2, approved.revision());
        ChangeRequest decided = approvals.get(waiting.id());
        assertEquals(State.APPROVED, decided.state());
        assertEquals("grace", decided.decidedBy());
        assertThrows(ProblemException.class, () -> approvals.approve(waiting.id(), "grace", null), "once");
    }

    @Test
    void aChangeBelowTheLimitAndADraftWaitForNobody() {
        allow(8);
        calendar.create(draft(EventState.DRAFT), "ada");

        assertEquals(
                EventState.APPROVED,
                calendar.edit(id, 1, draft(EventState.APPROVED), "ada").state());
    }

    @Test
    void aRunningEventDoesNotWait() {
        allow(8);
        calendar.create(draft(EventState.APPROVED), "ada");
        calendar.changeState(id, 1, EventState.LIVE, "ada");
        allow(0);

        Event extended = calendar.edit(
                id,
                2,
                EventDraft.of(event(EVENING.plus(Duration.ofHours(3)), EventState.LIVE))
                        .withReason("extra time"),
                "ada");

        assertEquals(EVENING.plus(Duration.ofHours(3)), extended.end());
    }

    @Test
    void whatCannotBeToldIsNotTakenToBeLittle() {
        forecaster.put("mode", "down");
        calendar.create(draft(EventState.DRAFT), "ada");

        ProblemException refused =
                assertThrows(ProblemException.class, () -> calendar.edit(id, 1, draft(EventState.APPROVED), "ada"));

        assertTrue(refused.problem().detail().contains("cannot be told"), refused.getMessage());
    }

    @Test
    void aRequestIsOutdatedWhenTheEventWasChangedMeanwhile() {
        calendar.create(draft(EventState.DRAFT), "ada");
        assertThrows(ProblemException.class, () -> calendar.edit(id, 1, draft(EventState.APPROVED), "ada"));
        ChangeRequest waiting = approvals.pending(id).orElseThrow();
        calendar.edit(id, 1, EventDraft.of(event(EVENING.plusSeconds(3600), EventState.DRAFT)), "ada");

        assertThrows(ProblemException.class, () -> approvals.approve(waiting.id(), "grace", null));

        assertEquals(State.OUTDATED, approvals.get(waiting.id()).state());
        assertEquals(EventState.DRAFT, calendar.find(id).orElseThrow().state());
    }

    @Test
    void theApiTellsTheRequestAndTakesTheDecisionOfAnotherPersonOnly() {
        calendar.create(draft(EventState.DRAFT), "operator");
        asOperator()
                .body(body(1, "APPROVED"))
                .put("/v1/events/" + id)
                .then()
                .statusCode(409)
                .body("detail", containsString("needs a second person"))
                .body("remedy", containsString("/v1/change-requests/"));
        long request = approvals.pending(id).orElseThrow().id();

        asOperator()
                .post("/v1/change-requests/" + request + "/approve")
                .then()
                .statusCode(409)
                .body("detail", containsString("your own"));
        asOperator()
                .body("{}")
                .post("/v1/change-requests/" + request + "/reject")
                .then()
                .statusCode(422)
                .body("field", equalTo("comment"));
        asOperator()
                .post("/v1/change-requests/" + request + "/withdraw")
                .then()
                .statusCode(200)
                .body("state", equalTo("WITHDRAWN"));
        asService().get("/v1/change-requests").then().statusCode(403);
    }

    private void allow(Integer units) {
        policies.set(
                "four-eyes",
                "eu-west-3",
                policies.get("four-eyes", "eu-west-3").revision(),
                new ServicePolicy(null, null, false, null, null, null, null, units),
                "test",
                "for the test");
    }

    private EventDraft draft(EventState state) {
        return EventDraft.of(event(EVENING.plus(Duration.ofHours(2)), state));
    }

    private Event event(Instant end, EventState state) {
        return new Event(
                id,
                1,
                "Four eyes",
                "football",
                EVENING,
                end,
                "Europe/Paris",
                null,
                List.of("eu-west-3"),
                Map.of(),
                List.of(),
                state,
                NOON,
                null);
    }

    private String body(int revision, String state) {
        return """
                {"revision": %d, "name": "Four eyes", "category": "football", "start": "%s", "end": "%s",
                 "zone": "Europe/Paris", "regions": ["eu-west-3"], "state": "%s"}""".formatted(revision, EVENING, EVENING.plus(Duration.ofHours(2)), state);
    }
}
