package dev.kickoff.hub.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** How planning went last, per service and region, whichever replica of the hub planned. */
@ApplicationScoped
public class PlanningStatuses {
    private final AgroalDataSource database;
    private final ObjectMapper json;

    PlanningStatuses(@DataSource("hub") AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Empty until the service was planned for the first time. */
    public Optional<PlanningStatus> of(String service, String region) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                    SELECT tried_at, problem, warnings FROM plan_head
                    WHERE service = ? AND region = ? AND tried_at IS NOT NULL""")) {
            select.setString(1, service);
            select.setString(2, region);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new PlanningStatus(
                                service,
                                region,
                                row.getObject(1, OffsetDateTime.class).toInstant(),
                                row.getString(2),
                                json.readValue(row.getString(3), new TypeReference<List<String>>() {})))
                        : Optional.empty();
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure("The state of planning cannot be read", failure);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("plan_head of " + service + "/" + region + " cannot be read", broken);
        }
    }
}
