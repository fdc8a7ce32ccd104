package dev.kickoff.hub.plans;

import static dev.kickoff.hub.testing.Api.asOperator;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.hub.testing.ForecasterControls;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** CONTRACT-11 */
@QuarkusTest
@TestProfile(HubProfile.class)
class PlanSetsTest {
    private static final Instant NOW = Instant.parse("1998-06-10T12:00:00Z");
    private static final int MANY = 1_000;

    @Inject
    PlanSets sets;

    @Inject
    Plans plans;

    @Inject
    @DataSource("hub")
    AgroalDataSource database;

    @ForecasterControls
    Map<String, String> forecaster;

    private String prefix;

    @BeforeEach
    void everyTestHasServicesOfItsOwn(TestInfo test) {
        prefix = test.getTestMethod().orElseThrow().getName();
        forecaster.clear();
        forecaster.put("now", NOW.toString());
    }

    @Test
    void allPlansOfASetAreOfficialTogether() {
        Publication.Done done = assertInstanceOf(Publication.Done.class, sets.publish(draft(round(3, 1, 5))));

        assertEquals(
                List.of(1L, 1L, 1L),
                sets.members(done.setId()).stream().map(PlanSet.Member::version).toList());
        asOperator()
                .get("/v1/plan-sets/" + done.setId())
                .then()
                .statusCode(200)
                .body("cause", equalTo("EVENT"))
                .body("author", equalTo("anna"))
                .body("reason", equalTo("extra time"))
                .body("events", equalTo(List.of("final")))
                .body("plans", equalTo(3))
                .body("kept.service", equalTo(List.of("unplanned")))
                .body("members", hasSize(3));
        asOperator().get("/v1/plan-sets?limit=1").then().statusCode(200).body("[0].id", equalTo((int) done.setId()));
        asOperator().get("/v1/plan-sets/" + (done.setId() + 1)).then().statusCode(404);
        asOperator().get("/v1/plan-sets?limit=0").then().statusCode(422);
    }

    @Test
    void onePlanThatIsOutdatedKeepsBackAll() {
        sets.publish(draft(round(3, 1, 5)));
        sets.publish(draft(List.of(plan(1, 2, 6))));

        Publication publication = sets.publish(draft(round(3, 2, 7)));

        assertEquals(new Publication.Outdated(List.of(key(1))), publication);
        assertEquals(List.of(5, 6, 5), capacities(3));
        List<CapacityPlan> fresh = IntStream.range(0, 3)
                .mapToObj(i -> plan(i, sets.nextVersions(List.of(key(i))).get(key(i)), 7))
                .toList();
        assertInstanceOf(Publication.Done.class, sets.publish(draft(fresh)));
        assertEquals(List.of(7, 7, 7), capacities(3));
    }

    /** The connection is cut while the rows of the set are on their way: as a crash of the hub or the database would. */
    @Test
    void aCrashInTheMiddleOfAThousandPlansLeavesTheOldSet() throws Exception {
        sets.publish(draft(round(MANY, 1, 5)));

        try (Connection stopper = database.getConnection();
                Statement statement = stopper.createStatement()) {
            stopper.setAutoCommit(false);
            // Publishing stops at the 700th plan and waits for this transaction.
            statement.executeUpdate("""
                    INSERT INTO capacity_plan (service, region, version, issued_at, digest, payload, key_id, signature)
                    VALUES ('%s', 'eu-west-3', 2, now(), '', '', '', '')""".formatted(key(700).service()));
            CompletableFuture<Publication> publishing =
                    CompletableFuture.supplyAsync(() -> sets.publish(draft(round(MANY, 2, 9))));
            kill(backendThatWaitsToInsertPlans());
            assertThrows(CompletionException.class, publishing::join);
            stopper.rollback();
        }

        assertEquals(Map.of(5, MANY), countByCapacity());
        assertInstanceOf(Publication.Done.class, sets.publish(draft(round(MANY, 2, 9))));
        assertEquals(Map.of(9, MANY), countByCapacity());
    }

    private int backendThatWaitsToInsertPlans() {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> {
                            try (Connection connection = database.getConnection();
                                    Statement statement = connection.createStatement();
                                    ResultSet row = statement.executeQuery("""
                                    SELECT pid FROM pg_stat_activity
                                    WHERE wait_event_type = 'Lock' AND query LIKE 'INSERT INTO capacity_plan%'""")) {
                                return row.next() ? row.getInt(1) : 0;
                            }
                        },
                        pid -> pid > 0);
    }

    private void kill(int backend) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_terminate_backend(" + backend + ")")) {
            row.next();
            assertTrue(row.getBoolean(1));
        }
    }

    private Map<Integer, Integer> countByCapacity() {
        Map<Integer, Integer> counts = new HashMap<>();
        capacities(MANY).forEach(capacity -> counts.merge(capacity, 1, Integer::sum));
        return counts;
    }

    private List<Integer> capacities(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> plans.latest(key(i).service(), "eu-west-3")
                        .orElseThrow()
                        .floors()
                        .get(0)
                        .capacity())
                .toList();
    }

    private static PlanSetDraft draft(List<CapacityPlan> plans) {
        PlanCause cause = new PlanCause(PlanCause.Kind.EVENT, "anna", "extra time", List.of("final"));
        return new PlanSetDraft(cause, plans, List.of(new KeptPlan("unplanned", "eu-west-3", "no forecast")));
    }

    private List<CapacityPlan> round(int count, long version, int capacity) {
        return IntStream.range(0, count)
                .mapToObj(i -> plan(i, version, capacity))
                .toList();
    }

    private ServiceRegion key(int number) {
        return new ServiceRegion("%s-%04d".formatted(prefix, number), "eu-west-3");
    }

    private CapacityPlan plan(int number, long version, int capacity) {
        Floor floor = new Floor(
                NOW,
                NOW.plusSeconds(300),
                NOW.plus(Duration.ofHours(36)),
                capacity,
                100.0,
                Quantile.P90,
                0.0,
                List.of(),
                null,
                null,
                0);
        return new CapacityPlan(
                key(number).service(),
                "eu-west-3",
                version,
                NOW,
                "requests",
                "instance",
                List.of(floor),
                List.of(),
                new CapacityPlan.Provenance("forecast-1", "test", "test", Map.of()));
    }
}
