package dev.kickoff.hub.plans;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** The {@link PlanningState}s in the database, for whichever replica plans next. */
@ApplicationScoped
class PlanningStates {
    private final AgroalDataSource database;

    PlanningStates(@DataSource("hub") AgroalDataSource database) {
        this.database = database;
    }

    Map<DriverKey, PlanningState> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT signal, region, planned_at, planned_changes, calendar FROM planning_state");
                ResultSet rows = select.executeQuery()) {
            Map<DriverKey, PlanningState> states = new TreeMap<>();
            while (rows.next()) {
                states.put(
                        new DriverKey(rows.getString(1), rows.getString(2)),
                        new PlanningState(
                                rows.getObject(3, OffsetDateTime.class).toInstant(),
                                rows.getObject(4, Long.class),
                                rows.getString(5)));
            }
            return states;
        } catch (SQLException failure) {
            throw new DatabaseFailure("The state of planning cannot be read", failure);
        }
    }

    /** Takes part in the caller's transaction. */
    void store(Map<DriverKey, PlanningState> states) {
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                    INSERT INTO planning_state (signal, region, planned_at, planned_changes, calendar)
                    VALUES (?, ?, ?, ?, ?)
                    ON CONFLICT (signal, region) DO UPDATE
                    SET planned_at = excluded.planned_at, planned_changes = excluded.planned_changes,
                        calendar = excluded.calendar""")) {
            for (Map.Entry<DriverKey, PlanningState> entry : new TreeMap<>(states).entrySet()) {
                PlanningState state = entry.getValue();
                upsert.setString(1, entry.getKey().signal());
                upsert.setString(2, entry.getKey().region());
                upsert.setObject(3, state.plannedAt().atOffset(ZoneOffset.UTC));
                upsert.setObject(4, state.changes(), Types.BIGINT);
                upsert.setString(5, state.calendar());
                upsert.addBatch();
            }
            upsert.executeBatch();
        } catch (SQLException failure) {
            throw new DatabaseFailure("The state of planning cannot be stored", failure);
        }
    }

    /** Nothing in the calendar after {@code before} concerned the signal and region. */
    void unconcerned(String before, String calendar) {
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE planning_state SET calendar = ? WHERE calendar = ?")) {
            update.setString(1, calendar);
            update.setString(2, before);
            update.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseFailure("The state of planning cannot be stored", failure);
        }
    }
}
