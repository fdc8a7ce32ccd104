package dev.kickoff.standalone.serve;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.postgres.EmbeddedDatabase;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas on one PostgreSQL; one is killed while it publishes the plans of a thousand services. */
class ReplicasIT {
    private static final int SERVICES = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String SIGNAL = "/v1/signals/requests/regions/eu-west-3";

    @TempDir
    Path folder;

    @Test
    void theSetIsWholeAndTheOtherReplicaGoesOn() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.startTemporary();
                KickoffProcess one = replica("one", database);
                KickoffProcess two = replica("two", database)) {
            declareSignal(one);
            execute(database, register());
            await("a first plan for everyone")
                    .atMost(PATIENCE)
                    .until(() -> versions(database).equals(Map.of(1L, SERVICES)));

            KickoffProcess alive;
            try (Connection stopper = connect(database);
                    Statement statement = stopper.createStatement()) {
                stopper.setAutoCommit(false);
                // Whoever publishes stops at the 700th plan and waits for this transaction.
                statement.executeUpdate("""
                        INSERT INTO hub.capacity_plan
                            (service, region, version, issued_at, digest, payload, key_id, signature)
                        VALUES ('service-0700', 'eu-west-3', 2, now(), '', '', '', '')""");
                execute(database, "UPDATE hub.service_registration SET document = document || '{\"headroomPct\": 80}'");
                await("plans on their way").atMost(PATIENCE).until(() -> publishing(database));
                boolean isOne = planning(database).equals("one");
                (isOne ? one : two).kill();
                alive = isOne ? two : one;
                assertEquals(Map.of(1L, SERVICES), versions(database));
                stopper.rollback();
            }
            long killedAt = System.nanoTime();
            await("the other replica goes on").atMost(PATIENCE).until(() -> {
                Map<Long, Integer> versions = versions(database);
                assertEquals(1, versions.size(), () -> "some services have the new set and some the old: " + versions);
                return versions.containsKey(2L);
            });
            System.out.printf(
                    "The other replica had published %.1f s after the kill%n", (System.nanoTime() - killedAt) / 1e9);

            JsonPath newest = JsonPath.from(alive.get("/v1/plan-sets?limit=1").body());
            assertEquals(SERVICES, newest.getInt("[0].plans"));
            assertEquals(
                    200,
                    alive.get("/v1/services/service-0007/regions/eu-west-3/plan")
                            .statusCode());
        }
    }

    private KickoffProcess replica(String name, EmbeddedDatabase database) throws Exception {
        return KickoffProcess.serve(
                folder.resolve(name),
                Map.of("QUARKUS_QUARTZ_INSTANCE_ID", name),
                "--port",
                "0",
                "--database-url",
                database.jdbcUrl(),
                "--database-username",
                database.username());
    }

    private static void declareSignal(KickoffProcess kickoff) throws Exception {
        assertEquals(
                201,
                kickoff.put(SIGNAL, "{\"stepSeconds\": 300, \"zone\": \"Europe/Paris\", \"unit\": \"requests/s\"}")
                        .statusCode());
        Instant end = Clock.systemUTC().instant().truncatedTo(ChronoUnit.HOURS);
        StringBuilder traffic = new StringBuilder("timestamp,value\n");
        for (Instant at = end.minus(Duration.ofDays(3)); at.isBefore(end); at = at.plusSeconds(300)) {
            traffic.append(at).append(",1000\n");
        }
        assertEquals(
                200,
                kickoff.post(SIGNAL + "/traffic", "text/csv", traffic.toString())
                        .statusCode());
    }

    private static String register() {
        return """
                INSERT INTO hub.service_registration (service, region, document, registered_at, changed_at)
                SELECT name, 'eu-west-3', jsonb_build_object(
                    'service', name, 'region', 'eu-west-3', 'team', 'all', 'signal', 'requests', 'unit', 'task',
                    'tier', 'STANDARD', 'leadTime', 'PT5M', 'minCapacity', 1, 'maxCapacity', 1000, 'headroomPct', 0,
                    'transform', '{"kind": "LINEAR", "points": [{"signal": 10, "capacity": 1}]}'::jsonb), now(), now()
                FROM (SELECT 'service-' || lpad(i::text, 4, '0') AS name FROM generate_series(1, %d) i) names""".formatted(SERVICES);
    }

    /** Version to how many services have it as their newest. */
    private static Map<Long, Integer> versions(EmbeddedDatabase database) throws SQLException {
        Map<Long, Integer> counts = new TreeMap<>();
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT newest, count(*) FROM
                            (SELECT max(version) AS newest FROM hub.capacity_plan GROUP BY service, region) plans
                        GROUP BY newest""")) {
            while (rows.next()) {
                counts.put(rows.getLong(1), rows.getInt(2));
            }
        }
        return counts;
    }

    private static boolean publishing(EmbeddedDatabase database) throws SQLException {
        return !ask(
                        database,
                        "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                                + " AND query LIKE 'INSERT INTO capacity_plan%'")
                .isEmpty();
    }

    /** Name of the replica that plans. */
    private static String planning(EmbeddedDatabase database) throws SQLException {
        String name = ask(
                database,
                "SELECT instance_name FROM hub.qrtz_fired_triggers WHERE job_name = 'planning'"
                        + " AND state = 'EXECUTING'");
        assertTrue(name.equals("one") || name.equals("two"), name);
        return name;
    }

    /** The first column of the first row, empty without any. */
    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
    }
}
