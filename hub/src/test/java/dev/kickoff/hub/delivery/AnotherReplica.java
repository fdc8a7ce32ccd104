package dev.kickoff.hub.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.schemas.CapacityPlan;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.restassured.path.json.JsonPath;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

/** Stores plans behind the hub's back, as another replica on the same database does. */
@ApplicationScoped
class AnotherReplica {
    static final Instant START = Instant.parse("1998-06-10T12:00:00Z");

    private final AgroalDataSource database;
    private final ObjectMapper json;

    AnotherReplica(@DataSource("hub") AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Stores the plan and sends no message. */
    void publishSilently(String service, long version, int capacity) throws SQLException {
        try (Connection connection = database.getConnection()) {
            store(connection, service, version, capacity);
        }
    }

    void publish(String service, long version, int capacity) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement message = connection.createStatement()) {
            connection.setAutoCommit(false);
            store(connection, service, version, capacity);
            message.execute("NOTIFY kickoff_plans");
            connection.commit();
        }
    }

    void store(Connection connection, String service, long version, int capacity) throws SQLException {
        CapacityPlan plan = plan(service, version, capacity);
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO capacity_plan
                    (service, region, version, issued_at, digest, payload, key_id, signature)
                VALUES (?, ?, ?, ?, ?, ?, 'another', 'c2lnbmF0dXJl')""")) {
            insert.setString(1, plan.service());
            insert.setString(2, plan.region());
            insert.setLong(3, plan.version());
            insert.setObject(4, plan.issuedAt().atOffset(ZoneOffset.UTC));
            insert.setString(5, "0123456789abcdef".repeat(4));
            insert.setBytes(6, json.writeValueAsBytes(plan));
            insert.executeUpdate();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** One floor for the 36 hours from {@link #START}. */
    CapacityPlan plan(String service, long version, int capacity) {
        String text = """
                {"service": "%s", "region": "eu-west-3", "version": %d, "issuedAt": "%s", "signal": "requests",
                 "unit": "instance",
                 "floors": [{"startAt": "%s", "readyAt": "%s", "until": "%s", "capacity": %d, "demand": 100.0,
                             "quantile": "P90", "headroomPct": 20.0, "events": [], "unmet": 0}],
                 "warnings": [],
                 "provenance": {"forecastId": "f1", "forecastModel": "simulated", "planner": "test",
                                "eventRevisions": {}}}
                """.formatted(service, version, START, START, START, START.plus(Duration.ofHours(36)), capacity);
        try {
            return json.readValue(text, CapacityPlan.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The capacity of the only floor in an envelope. */
    static int capacity(JsonPath envelope) {
        byte[] payload = Base64.getDecoder().decode(envelope.getString("payload"));
        return JsonPath.from(new String(payload, StandardCharsets.UTF_8)).getInt("floors[0].capacity");
    }
}
