package dev.kickoff.hub.whatif;

import static dev.kickoff.hub.testing.Api.asOperator;
import static dev.kickoff.hub.testing.Api.asService;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.hub.testing.ForecasterControls;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HubProfile.class)
class WhatIfApiTest {
    private static final Instant NOON = Instant.parse("1998-06-20T12:00:00Z");
    private static final String MATCH = """
            {"id": "if-match", "name": "If", "category": "football", "start": "%s", "end": "%s",
             "zone": "Europe/Paris", "regions": ["eu-west-3"]}""";

    @ForecasterControls
    Map<String, String> forecaster;

    @Inject
    SettableClock clock;

    @Inject
    EventCalendar calendar;

    @Inject
    Plans plans;

    @BeforeEach
    void aQuietDay() {
        clock.set(NOON);
        forecaster.put("now", NOON.toString());
        forecaster.put("base", "200");
        forecaster.put("peak", "1000");
        forecaster.keySet().removeAll(List.of("peakFrom", "peakTo"));
        asService()
                .body("""
                        {"service": "if-web", "region": "eu-west-3", "team": "playback", "signal": "requests",
                         "unit": "instance", "tier": "STANDARD",
                         "transform": {"kind": "LINEAR", "points": [{"signal": 100, "capacity": 1}]},
                         "leadTime": "PT5M", "minCapacity": 1, "maxCapacity": 500, "headroomPct": 0, "targets": [],
                         "unitPricePerHour": 0.50}""")
                .put("/v1/services/if-web/regions/eu-west-3")
                .then()
                .statusCode(200);
    }

    @Test
    void saysWhatAnEventWouldDoToFloorsAndMoneyAndSavesNothing() {
        JsonPath preview = ask("[" + MATCH.formatted("1998-06-20T18:00:00Z", "1998-06-20T20:00:00Z") + "]");

        Map<String, Object> web = effect(preview);
        assertEquals(2, web.get("peakNow"));
        assertEquals(10, web.get("peakThen"));
        double added = number(web, "unitHoursThen") - number(web, "unitHoursNow");
        assertTrue(added >= 16 && added < 32, "two hours of eight more, and some before and after: " + added);
        assertEquals(added * 0.50, number(web, "usd"), 0.011);
        assertTrue(calendar.find("if-match").isEmpty());
    }

    @Test
    void anEventInMonthsIsLookedAtAroundItsOwnHours() {
        JsonPath preview = ask("[" + MATCH.formatted("1998-09-20T18:00:00Z", "1998-09-20T20:00:00Z") + "]");

        assertTrue(preview.getString("from").startsWith("1998-09-20"));
        assertEquals(10, effect(preview).get("peakThen"));
    }

    @Test
    void extendingAnEventCostsTheTimeItIsExtendedBy() {
        double twoHours =
                number(effect(ask("[" + MATCH.formatted("1998-06-20T18:00:00Z", "1998-06-20T20:00:00Z") + "]")), "usd");
        double threeHours =
                number(effect(ask("[" + MATCH.formatted("1998-06-20T18:00:00Z", "1998-06-20T21:00:00Z") + "]")), "usd");

        assertEquals(8 * 0.50, threeHours - twoHours, 0.7);
    }

    @Test
    void anotherPriceIsAskedAboutInTheSameWay() {
        JsonPath preview = asOperator()
                .body("""
                        {"policies": [{"service": "if-web", "region": "eu-west-3",
                                       "policy": {"unitPricePerHour": 1.50, "failOver": false}}]}""")
                .post("/v1/what-if")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertEquals(2 * 36 * 1.00, number(effect(preview), "usd"), 0.2);
    }

    @Test
    void anotherHeadroomChangesTheFloors() {
        JsonPath preview = asOperator()
                .body("""
                        {"policies": [{"service": "if-web", "region": "eu-west-3",
                                       "policy": {"headroomPct": 100, "failOver": false}}]}""")
                .post("/v1/what-if")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertEquals(4, effect(preview).get("peakThen"));
    }

    @Test
    void refusesAQuestionAboutNothingAndAnEventThatCannotBe() {
        asOperator().body("{}").post("/v1/what-if").then().statusCode(422).body("field", equalTo("events"));
        asOperator()
                .body("{\"events\": [" + MATCH.formatted("1998-06-20T18:00:00Z", "1998-06-20T17:00:00Z") + "]}")
                .post("/v1/what-if")
                .then()
                .statusCode(422)
                .body("field", equalTo("end"));
        asService().body("{}").post("/v1/what-if").then().statusCode(403);
    }

    @Test
    void saysThatAServiceCannotBeLookedAtWhenThereIsNoForecast() {
        forecaster.put("mode", "no-history");
        try {
            asOperator()
                    .body("{\"events\": [" + MATCH.formatted("1998-06-20T18:00:00Z", "1998-06-20T20:00:00Z") + "]}")
                    .post("/v1/what-if")
                    .then()
                    .statusCode(200)
                    .body("effects", hasSize(0))
                    .body("problems[0]", containsString("no samples"));
        } finally {
            forecaster.remove("mode");
        }
    }

    private static JsonPath ask(String events) {
        return asOperator()
                .body("{\"events\": " + events + "}")
                .post("/v1/what-if")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static Map<String, Object> effect(JsonPath preview) {
        return preview.getMap("effects.find { it.service == 'if-web' }");
    }

    private static double number(Map<String, Object> effect, String field) {
        return ((Number) effect.get(field)).doubleValue();
    }
}
