package dev.kickoff.hub.delivery.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.hub.plans.PlansPublished;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes what is to be told of new plans, in the transaction that stores them: a message exists if and only if its plan
 * does. Costs one query while nobody has subscribed.
 */
@ApplicationScoped
class PlanMessages {
    private static final String TYPE = "dev.kickoff.plan.published";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    PlanMessages(@DataSource("hub") AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    void write(@Observes PlansPublished published) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (!anySubscription(connection)) {
                return;
            }
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO webhook_message (id, subscription, body, state)
                    SELECT ? || '_' || s.id, s.id, ?, 'WAITING' FROM webhook_subscription s
                    WHERE (s.service IS NULL OR s.service = ?) AND (s.region IS NULL OR s.region = ?)
                    ON CONFLICT DO NOTHING""")) {
                for (CapacityPlan plan : published.plans()) {
                    insert.setString(1, id(plan));
                    insert.setString(2, cloudEvent(plan));
                    insert.setString(3, plan.service());
                    insert.setString(4, plan.region());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    private static boolean anySubscription(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT 1 FROM webhook_subscription LIMIT 1");
                ResultSet row = select.executeQuery()) {
            return row.next();
        }
    }

    private static String id(CapacityPlan plan) {
        return "plan_" + plan.service() + "_" + plan.region() + "_" + plan.version();
    }

    /** CloudEvents 1.0, structured JSON. */
    private String cloudEvent(CapacityPlan plan) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("service", plan.service());
        data.put("region", plan.region());
        data.put("version", plan.version());
        data.put("validFrom", plan.validFrom());
        data.put("validUntil", plan.validUntil());
        data.put(
                "highestFloor",
                plan.floors().stream().mapToInt(Floor::capacity).max().orElse(0));
        data.put("unmet", plan.floors().stream().mapToInt(Floor::unmet).max().orElse(0));
        data.put("warnings", plan.warnings());
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("specversion", "1.0");
        event.put("id", id(plan));
        event.put("source", "/v1/services/" + plan.service() + "/regions/" + plan.region());
        event.put("type", TYPE);
        event.put("time", plan.issuedAt());
        event.put("datacontenttype", "application/json");
        event.put("data", data);
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an event is always writable", impossible);
        }
    }
}
