package dev.kickoff.forecaster.forecasts;

import static dev.kickoff.forecaster.Api.asService;
import static dev.kickoff.forecaster.Api.declare;
import static dev.kickoff.forecaster.Api.forecast;
import static dev.kickoff.forecaster.Api.importCsv;
import static dev.kickoff.forecaster.Api.tellHub;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.forecaster.TestClock;
import dev.kickoff.forecaster.calendar.SimulatedHub;
import dev.kickoff.postgres.PostgresTestResource;
import dev.kickoff.schemas.Forecast;
import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(SimulatedHub.class)
class ExplanationApiTest {
    private static final Instant CUTOFF = Instant.parse("2026-06-11T12:00:00Z");
    private static final Instant MATCH = Instant.parse("2026-06-11T18:00:00Z");
    private static final Duration LENGTH = Duration.ofHours(2);
    private static final Map<String, String> NEXT_DAY = Map.of("from", CUTOFF.toString(), "to", "2026-06-12T12:00:00Z");

    @Inject
    TestClock clock;

    @Inject
    @PersistenceUnit("forecaster")
    EntityManager entities;

    @BeforeEach
    void setTheClock() {
        clock.set(TestClock.START);
        tellHub("status", "200");
        tellHub("calendar", "[]");
    }

    @Test
    void explainsEveryPointInColumns() {
        Forecast forecast = beforeTheFourthMatch("columns");

        ForecastExplanation told =
                explanation(forecast.id()).statusCode(200).extract().as(ForecastExplanation.class);

        assertEquals(forecast.p50(), told.p50());
        assertEquals(forecast.breakdown().get(0).values(), told.baseline());
        assertEquals(
                List.of("match-4"),
                told.events().stream()
                        .map(ForecastExplanation.EventPart::eventId)
                        .toList());
        assertEquals(
                List.of("before", "during", "after"),
                told.events().get(0).phases().stream()
                        .map(ForecastExplanation.PhaseSpan::phase)
                        .toList());
        assertEquals(MATCH, told.events().get(0).phases().get(1).from());
        assertEquals(MATCH.plus(LENGTH), told.events().get(0).phases().get(1).to());
        assertEquals(3, told.eventsCalibratedOn());
        for (int i = 0; i < told.p50().size(); i++) {
            double p50 = told.p50().get(i);
            assertEquals(
                    p50, told.baseline().get(i) + told.events().get(0).values().get(i), 0.001 * p50);
        }
        assertEquals(
                1, told.candidates().stream().mapToDouble(CandidateShare::share).sum(), 1e-4);
        assertTrue(
                told.candidates().stream()
                        .noneMatch(candidate -> candidate.meaning().isEmpty()),
                "all have a meaning");
    }

    @Test
    void explainsOneStepInWords() {
        Forecast forecast = beforeTheFourthMatch("words");
        Instant height = MATCH.plus(Duration.ofMinutes(90));

        StepExplanation step = step(forecast.id(), height.plusSeconds(17))
                .statusCode(200)
                .body("sentence", allOf(containsString(" requests/min: "), containsString(" of usual traffic (level ")))
                .body("sentence", containsString(" from Match 4 (during)"))
                .body("sentence", containsString("inside events it rests on 3 past events."))
                .extract()
                .as(StepExplanation.class);

        assertEquals(height, step.at(), "the step that holds the instant");
        int index = (int) Duration.between(forecast.from(), height).toSeconds() / forecast.stepSeconds();
        assertEquals(forecast.p90().get(index), step.p90());
        assertEquals(200, level(step) * season(step), 10, "the level and the season of a usual afternoon");
        assertEquals(300, step.parts().get(0).value(), 45, "what the match adds");
        assertEquals(step.p50(), step.baseline() + step.parts().get(0).value(), 0.001 * step.p50());
        assertTrue(
                step.calibration() != null && Double.isFinite(step.calibration().addedP99()));
    }

    @Test
    void namesThePhasesOfTheEventsOwn() {
        signalWithMatches("phases");
        tellHub("calendar", "[" + match(3, "[]") + "," + match(4, """
                [{"name": "pre-show", "start": "2026-06-11T17:30:00Z", "end": "2026-06-11T18:00:00Z"},
                 {"name": "first-half", "start": "2026-06-11T18:00:00Z", "end": "2026-06-11T19:00:00Z"}]""") + "]");
        String id = forecast("phases", NEXT_DAY).statusCode(201).extract().path("id");

        step(id, MATCH.plus(Duration.ofMinutes(30))).body("parts[0].phase", is("first-half"));
        step(id, MATCH.plus(Duration.ofMinutes(90))).body("parts[0].phase", is("during"));
    }

    @Test
    void keepsLongForecastsAtFewerPoints() {
        declare("long", 60);
        StringBuilder csv = new StringBuilder("timestamp,value\n");
        for (Instant at = CUTOFF.minus(Duration.ofDays(3)); at.isBefore(CUTOFF); at = at.plusSeconds(60)) {
            csv.append(at)
                    .append(',')
                    .append(usual(at) + 7 * Math.sin(at.getEpochSecond()))
                    .append('\n');
        }
        importCsv("long", csv.toString()).statusCode(200);
        Instant to = CUTOFF.plus(Duration.ofDays(14));
        Forecast forecast = forecast("long", Map.of("from", CUTOFF.toString(), "to", to.toString()))
                .statusCode(201)
                .extract()
                .as(Forecast.class);

        ForecastExplanation told = explanation(forecast.id()).extract().as(ForecastExplanation.class);

        assertEquals(14 * 1440, forecast.steps());
        assertEquals(11 * 60, told.stepSeconds());
        assertEquals(1833, told.p50().size());
        assertEquals(forecast.p50().get(11), told.p50().get(1));
        StepExplanation between =
                step(forecast.id(), CUTOFF.plusSeconds(5 * 60)).extract().as(StepExplanation.class);
        assertEquals(forecast.p50().get(5), between.p50(), "p50 is known at every step");
        assertEquals(usual(CUTOFF), level(between) * season(between), 20);
        assertTrue(
                storedShare(forecast.id()) < 0.25, "reasons take " + storedShare(forecast.id()) + " of their forecast");
    }

    @Test
    void explainsWhatPlannersExpectWhereThereIsNoHistory() {
        declare("unheard", 300);
        String audience = "\"expectedAudience\": {\"p50\": 50000, \"p90\": 80000}, \"phases\": []";
        tellHub("calendar", "[" + match(4, "[]").replace("\"phases\": []", audience) + "]");
        String id = forecast("unheard", NEXT_DAY).statusCode(201).extract().path("id");

        StepExplanation step = step(id, MATCH.plus(Duration.ofMinutes(60)))
                .body("notes[0]", startsWith("too little history: at least the planners' expected audiences"))
                .body("sentence", containsString("0 of usual traffic + "))
                .extract()
                .as(StepExplanation.class);

        assertNull(step.level());
        assertNull(step.calibration());
        assertTrue(step.candidates().isEmpty());
        explanation(id).statusCode(200).body("p50", hasSize(288), "events[0].name", is("Match 4"));
    }

    @Test
    void saysWhatIsMissingWhenAForecastIsUnknownOrFromBeforeExplanations() {
        explanation("nothing-like-it").statusCode(404).body("detail", is("There is no forecast 'nothing-like-it'"));
        String id = beforeTheFourthMatch("older").id();
        QuarkusTransaction.requiringNew()
                .run(() -> entities.createNativeQuery("DELETE FROM forecast_explanation WHERE forecast_id = :id")
                        .setParameter("id", id)
                        .executeUpdate());

        explanation(id)
                .statusCode(404)
                .body("detail", is("Forecast '" + id + "' was issued before explanations were kept"))
                .body("remedy", startsWith("Issue a new one"));
    }

    @Test
    void refusesAnInstantThatItDoesNotCover() {
        String id = beforeTheFourthMatch("outside").id();

        step(id, CUTOFF.minusSeconds(1)).statusCode(422).body("field", is("at"), "detail", containsString("within"));
        step(id, CUTOFF.plus(Duration.ofDays(1))).statusCode(422).body("field", is("at"));
        asService()
                .get("/v1/forecasts/" + id + "/explanation?at=noon")
                .then()
                .statusCode(422)
                .body("field", is("at"));
    }

    @Test
    void anExplanationIsRemovedWithItsForecast() {
        String old = beforeTheFourthMatch("removed").id();
        clock.set(TestClock.START.plus(Duration.ofHours(49)));
        forecast("removed", Map.of("to", "2026-06-14T00:00:00Z")).statusCode(201);

        explanation(old).statusCode(404);
        assertFalse(QuarkusTransaction.requiringNew()
                .call(() -> StoredExplanation.findByIdOptional(old).isPresent()));
    }

    /** Bytes of the reasons as a share of those of their forecast, as the database stores them. */
    private double storedShare(String id) {
        Number share =
                (Number) entities.createNativeQuery("""
                        SELECT pg_column_size(e.reasons)::float8 / pg_column_size(f.document)
                        FROM forecast f JOIN forecast_explanation e ON e.forecast_id = f.id WHERE f.id = :id""").setParameter("id", id).getSingleResult();
        return share.doubleValue();
    }

    private static double level(StepExplanation step) {
        Double level = step.level();
        return level == null ? Double.NaN : level;
    }

    private static double season(StepExplanation step) {
        Double season = step.season();
        return season == null ? Double.NaN : season;
    }

    private static ValidatableResponse explanation(String id) {
        return asService().get("/v1/forecasts/" + id + "/explanation").then();
    }

    private static ValidatableResponse step(String id, Instant at) {
        return asService()
                .queryParam("at", at.toString())
                .get("/v1/forecasts/" + id + "/explanation")
                .then();
    }

    private Forecast beforeTheFourthMatch(String signal) {
        signalWithMatches(signal);
        List<String> matches = new ArrayList<>();
        for (int number = 1; number <= 4; number++) {
            matches.add(match(number, "[]"));
        }
        tellHub("calendar", "[" + String.join(",", matches) + "]");
        return forecast(signal, NEXT_DAY).statusCode(201).extract().as(Forecast.class);
    }

    /** Two weeks of five-minute samples: 100 at night, 200 by day, and 300 more during three matches. */
    private static void signalWithMatches(String signal) {
        declare(signal, 300);
        StringBuilder csv = new StringBuilder("timestamp,value\n");
        for (Instant at = CUTOFF.minus(Duration.ofDays(14)); at.isBefore(CUTOFF); at = at.plusSeconds(300)) {
            csv.append(at)
                    .append(',')
                    .append(usual(at) + (matchIsOn(at) ? 300 : 0))
                    .append('\n');
        }
        importCsv(signal, csv.toString()).statusCode(200);
    }

    private static int usual(Instant at) {
        return at.getEpochSecond() % 86_400 >= 8 * 3600 ? 200 : 100;
    }

    private static boolean matchIsOn(Instant at) {
        for (int number = 1; number <= 3; number++) {
            if (!at.isBefore(start(number)) && at.isBefore(start(number).plus(LENGTH))) {
                return true;
            }
        }
        return false;
    }

    /** The fourth is on the day of the forecast, the others were on the second, third and fourth day before it. */
    private static Instant start(int number) {
        return number == 4 ? MATCH : MATCH.minus(Duration.ofDays(5 - number));
    }

    private static String match(int number, String phases) {
        return """
                {"id": "match-%d", "revision": 1, "name": "Match %d", "category": "football",
                 "start": "%s", "end": "%s", "zone": "Europe/Paris", "regions": ["eu"],
                 "attributes": {}, "phases": %s, "state": "APPROVED", "knownAt": "2026-05-01T00:00:00Z"}""".formatted(number, number, start(number), start(number).plus(LENGTH), phases);
    }
}
