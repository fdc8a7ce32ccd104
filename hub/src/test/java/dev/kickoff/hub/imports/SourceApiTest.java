package dev.kickoff.hub.imports;

import static dev.kickoff.hub.testing.Api.asOperator;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import dev.kickoff.hub.testing.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sources that are fetched by themselves. */
@QuarkusTest
@TestProfile(HubProfile.class)
class SourceApiTest {
    private static final Instant NOW = Instant.parse("2025-12-01T12:00:00Z");
    private static final String CUP = """
            id,name,category,start,end
            semi,Semi-final,football,2025-12-06T20:00:00Z,
            final,Final,football,2025-12-10T20:00:00Z,
            """;

    @Inject
    SourcePolling polling;

    @Inject
    Sources sources;

    @Inject
    EventCalendar calendar;

    @Inject
    SettableClock clock;

    @Inject
    @io.quarkus.agroal.DataSource("hub")
    DataSource database;

    private SeasonServer server;

    @BeforeEach
    void publish() throws Exception {
        clock.set(NOW);
        Tables.clear(database, "event_revision", "import_source", "import_item", "import_preview", "import_waiting");
        server = new SeasonServer();
        server.document = CUP;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void makesAPreviewOfWhatIsPublishedAndAppliesNothingByItself() {
        subscribe("PT1H").statusCode(200).body("nextFetchAt", equalTo(NOW.toString()));
        polling.check();

        String preview = status().body("open", equalTo(2))
                .body("failures", equalTo(0))
                .body("outcome", equalTo("2 changes to look at"))
                .body("nextFetchAt", equalTo("2025-12-01T13:00:00Z"))
                .extract()
                .path("preview");
        assertEquals(0, calendar.all().size());

        asOperator().post("/v1/imports/" + preview + "/apply").then().statusCode(200);
        assertEquals(2, calendar.all().size());
        status().body("open", equalTo(0));
    }

    @Test
    void asksOnlyWhetherItHasChangedOnceNothingIsOpen() {
        subscribe("PT1H");
        polling.check();
        asOperator().post("/v1/imports/" + status().extract().path("preview") + "/apply");

        clock.set(NOW.plus(Duration.ofMinutes(59)));
        polling.check();
        assertEquals(1, server.requests.get());
        clock.set(NOW.plus(Duration.ofHours(1)));
        polling.check();

        assertEquals(2, server.requests.get());
        assertEquals(1, server.unchanged.get());
        status().body("outcome", equalTo("Not changed since the last time"));
    }

    @Test
    void showsFailuresWaitsLongerEachTimeAndKeepsTheLastPreview() {
        subscribe("PT1H");
        polling.check();
        String preview = status().extract().path("preview");
        server.status = 500;
        clock.set(NOW.plus(Duration.ofHours(1)));
        polling.check();
        status().body("failures", equalTo(1))
                .body("lastError", containsString("status 500"))
                .body("nextFetchAt", equalTo("2025-12-01T13:01:00Z"))
                .body("preview", equalTo(preview));
        clock.set(NOW.plus(Duration.ofMinutes(61)));
        polling.check();
        status().body("failures", equalTo(2)).body("nextFetchAt", equalTo("2025-12-01T13:03:00Z"));

        server.status = 200;
        clock.set(NOW.plus(Duration.ofMinutes(63)));
        polling.check();
        status().body("failures", equalTo(0)).body("lastError", nullValue());
    }

    @Test
    void aDocumentThatCannotBeReadIsAFailureToo() {
        server.document = "<html>Sorry, we have moved</html>\n";
        subscribe("PT1H");
        polling.check();

        status().body("failures", equalTo(1)).body("lastError", containsString("columns of this table are not known"));
        asOperator()
                .post("/v1/imports/sources/cup/fetch")
                .then()
                .statusCode(422)
                .contentType("application/problem+json");
    }

    @Test
    void ofManyReplicasOneFetches() throws Exception {
        subscribe("PT1H");
        ExecutorService replicas = Executors.newFixedThreadPool(4);
        try {
            Callable<Optional<Sources.Claim>> claim = () -> sources.claim();
            long claimed = replicas
                    .invokeAll(IntStream.range(0, 8).mapToObj(replica -> claim).toList())
                    .stream()
                    .map(SourceApiTest::result)
                    .filter(Optional::isPresent)
                    .count();

            assertEquals(1, claimed);
        } finally {
            replicas.shutdownNow();
        }
        // A replica that died while it fetched does not keep the source for ever.
        clock.set(NOW.plus(Sources.LEASE));
        assertEquals("cup", sources.claim().orElseThrow().name());
    }

    @Test
    void fetchesAtOnceWhenAsked() {
        subscribe("PT1H");

        asOperator()
                .post("/v1/imports/sources/cup/fetch")
                .then()
                .statusCode(200)
                .body("counts.NEW", equalTo(2))
                .body("origin", equalTo(server.url()));
    }

    @Test
    void aSourceThatIsNoLongerFetchedIsStillRecognised() {
        subscribe("PT1H");
        polling.check();
        asOperator().post("/v1/imports/" + status().extract().path("preview") + "/apply");

        asOperator().delete("/v1/imports/sources/cup").then().statusCode(204);

        status().body("subscription", nullValue());
        asOperator()
                .contentType("text/csv")
                .body(CUP)
                .post("/v1/imports?source=cup")
                .then()
                .body("counts.UNCHANGED", equalTo(2));
        asOperator().delete("/v1/imports/sources/cup").then().statusCode(404);
    }

    @Test
    void refusesSubscriptionsThatCannotBe() {
        asOperator()
                .body("{\"url\": \"file:///etc/passwd\", \"interval\": \"PT1H\"}")
                .put("/v1/imports/sources/cup")
                .then()
                .statusCode(422)
                .body("field", equalTo("url"));
        subscribe("PT1S").statusCode(422).body("field", equalTo("interval"));
        asOperator().get("/v1/imports/sources/nobody").then().statusCode(404);
    }

    private ValidatableResponse subscribe(String interval) {
        return asOperator()
                .body("{\"url\": \"" + server.url() + "\", \"interval\": \"" + interval + "\"}")
                .put("/v1/imports/sources/cup")
                .then();
    }

    private static ValidatableResponse status() {
        return asOperator().get("/v1/imports/sources/cup").then();
    }

    private static <T> T result(java.util.concurrent.Future<T> future) {
        try {
            return future.get();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }
}
