package dev.kickoff.hub.holds;

import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.hub.testing.ForecasterControls;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HubProfile.class)
class HoldApiTest {
    private static final Instant KICK_OFF = Instant.parse("1998-06-12T19:00:00Z");
    private static final Instant HALF_HOUR_IN = KICK_OFF.plus(Duration.ofMinutes(30));

    @ForecasterControls
    Map<String, String> forecaster;

    @Inject
    SettableClock clock;

    @Inject
    EventCalendar calendar;

    @Inject
    DropWatch watch;

    @Inject
    Holds holds;

    @BeforeEach
    void duringAMatch() {
        at(HALF_HOUR_IN);
        register();
    }

    @AfterEach
    void nothingIsHeld() {
        holds.on().forEach(hold -> holds.end(hold.id(), "end of the test", "test"));
        List.of("traffic", "dropped", "dropFrom", "dropTo").forEach(forecaster::remove);
    }

    @Test
    void aServiceIsHeldAndReleasedByHandAndBothSayWhoAndWhy() {
        int id = start("{\"scope\": \"SERVICE\", \"name\": \"held\", \"reason\": \"load balancer is being moved\"}")
                .statusCode(201)
                .header("Location", startsWith("http"))
                .body("effect", equalTo("KEEP"), "author", equalTo("operator"))
                .extract()
                .path("id");

        asOperator().get("/v1/holds").then().statusCode(200).body("id", hasItem(id));
        asOperator()
                .body("{\"reason\": \"moved\"}")
                .post("/v1/holds/" + id + "/end")
                .then()
                .statusCode(200)
                .body("endedBy", equalTo("operator"), "endReason", equalTo("moved"));
        asOperator()
                .get("/v1/audit?subject=service/held")
                .then()
                .statusCode(200)
                .body("entries.action", hasItems("hold.start", "hold.end"));
        asOperator().get("/v1/holds").then().body("id", not(hasItem(id)));
        asOperator().get("/v1/holds?on=false").then().body("id", hasItem(id));
        asOperator()
                .body("{\"reason\": \"again\"}")
                .post("/v1/holds/" + id + "/end")
                .then()
                .statusCode(409);
    }

    @Test
    void aHoldEndsByItselfWhenItExpires() {
        start("{\"scope\": \"EVERYTHING\", \"reason\": \"change freeze\", \"expiresAt\": \""
                        + HALF_HOUR_IN.plusSeconds(60) + "\"}")
                .statusCode(201);
        assertEquals(1, holds.on().size());

        at(HALF_HOUR_IN.plusSeconds(60));

        assertEquals(List.of(), holds.on());
    }

    @Test
    void refusesAHoldThatSaysTooLittleOrNamesNothing() {
        start("{\"name\": \"held\", \"reason\": \"x\"}").statusCode(422).body("field", equalTo("scope"));
        start("{\"scope\": \"SERVICE\", \"name\": \"held\"}").statusCode(422).body("field", equalTo("reason"));
        start("{\"scope\": \"SERVICE\", \"reason\": \"x\"}").statusCode(422).body("field", equalTo("name"));
        start("{\"scope\": \"EVERYTHING\", \"reason\": \"x\", \"expiresAt\": \"1998-06-12T00:00:00Z\"}")
                .statusCode(422)
                .body("field", equalTo("expiresAt"));
        start("{\"scope\": \"SERVICE\", \"name\": \"nobody\", \"reason\": \"x\"}")
                .statusCode(404)
                .body("detail", containsString("nobody"));
        asService().body("{}").post("/v1/holds").then().statusCode(403);
    }

    @Test
    void aSuddenDropWhileAnEventIsOnHoldsTheSignalUntilTrafficIsBack() {
        Event match = match();
        forecaster.put("traffic", "9000");
        forecaster.put("dropped", "2000");
        forecaster.put("dropFrom", HALF_HOUR_IN.minusSeconds(180).toString());
        forecaster.put("dropTo", HALF_HOUR_IN.plusSeconds(600).toString());

        watch.look();
        watch.look();

        assertEquals(1, holds.on().size(), "set once");
        Hold hold = holds.on().get(0);
        assertEquals(Hold.Scope.SIGNAL, hold.scope());
        assertEquals(Hold.AUTOMATIC, hold.author());
        assertEquals(match.end().plus(Duration.ofMinutes(30)), hold.expiresAt());

        at(HALF_HOUR_IN.plusSeconds(600));
        watch.look();
        assertEquals(1, holds.on().size(), "still down");

        at(HALF_HOUR_IN.plusSeconds(840));
        watch.look();
        assertEquals(List.of(), holds.on(), "traffic is back");
    }

    @Test
    void noTrafficAtAllAndADropOutsideAnEventHoldNothing() {
        watch.look();
        assertEquals(List.of(), holds.on());

        at(KICK_OFF.minus(Duration.ofDays(2)));
        forecaster.put("traffic", "9000");
        forecaster.put("dropped", "2000");
        forecaster.put(
                "dropFrom", KICK_OFF.minus(Duration.ofDays(2)).minusSeconds(180).toString());
        forecaster.put("dropTo", KICK_OFF.toString());
        watch.look();
        assertEquals(List.of(), holds.on());
    }

    private void at(Instant instant) {
        clock.set(instant);
        forecaster.put("now", instant.toString());
    }

    private Event match() {
        return calendar.create(
                new EventDraft(
                        null,
                        "France v South Africa",
                        "football",
                        KICK_OFF,
                        KICK_OFF.plus(Duration.ofMinutes(115)),
                        "Europe/Paris",
                        null,
                        List.of("eu-west-3"),
                        Map.of(),
                        null,
                        EventState.APPROVED,
                        null),
                "test");
    }

    private static ValidatableResponse start(String body) {
        return asOperator().body(body).post("/v1/holds").then();
    }

    private static void register() {
        asService().body("""
                        {"service": "held", "region": "eu-west-3", "team": "playback", "signal": "requests",
                         "unit": "instance", "tier": "STANDARD",
                         "transform": {"kind": "LINEAR", "points": [{"signal": 100, "capacity": 1}]},
                         "leadTime": "PT5M", "minCapacity": 1, "maxCapacity": 500, "headroomPct": 0, "targets": []}""").put("/v1/services/held/regions/eu-west-3").then().statusCode(200);
    }
}
