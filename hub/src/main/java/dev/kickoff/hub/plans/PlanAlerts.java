package dev.kickoff.hub.plans;

import dev.kickoff.hub.planning.Alert;
import dev.kickoff.hub.services.ServiceRegion;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What people must know about the plans in force. Plain JDBC, because a round may concern thousands of services. */
@ApplicationScoped
public class PlanAlerts {
    private final AgroalDataSource database;

    PlanAlerts(@DataSource("hub") AgroalDataSource database) {
        this.database = database;
    }

    /** The earliest first. */
    @Transactional
    public List<Alert> all() {
        return read("ORDER BY at, region, service, place", statement -> {});
    }

    /** Of one service in one region, the earliest first. */
    @Transactional
    public List<Alert> of(String service, String region) {
        return read("WHERE service = ? AND region = ? ORDER BY at, place", statement -> {
            statement.setString(1, service);
            statement.setString(2, region);
        });
    }

    /** How many there are. */
    @Transactional
    public int count() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM plan_alert");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getInt(1);
        } catch (SQLException failure) {
            throw new DatabaseFailure("Alerts cannot be counted", failure);
        }
    }

    /** By event id: when the first raise for it must start at the latest, so that everything is ready in time. */
    @Transactional
    public Map<String, Instant> latestSafeStarts() {
        Map<String, Instant> starts = new TreeMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT event, min(start_at) FROM latest_safe_start GROUP BY event");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                starts.put(
                        rows.getString(1),
                        rows.getObject(2, OffsetDateTime.class).toInstant());
            }
            return starts;
        } catch (SQLException failure) {
            throw new DatabaseFailure("The latest safe starts cannot be read", failure);
        }
    }

    /** Puts what a round found in the place of what was known of its services, in the caller's transaction. */
    void replace(
            Collection<ServiceRegion> services,
            Collection<DriverKey> drivers,
            List<Alert> alerts,
            Map<String, Instant> latestSafeStart) {
        try (Connection connection = database.getConnection()) {
            forget(connection, services, drivers);
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO plan_alert VALUES (?, ?, ?, ?, ?, ?, ?)")) {
                Map<ServiceRegion, Integer> places = new HashMap<>();
                for (Alert alert : alerts) {
                    ServiceRegion service = new ServiceRegion(alert.service(), alert.region());
                    insert.setString(1, alert.service());
                    insert.setString(2, alert.region());
                    insert.setInt(3, places.merge(service, 1, Integer::sum));
                    insert.setString(4, alert.kind().name());
                    insert.setString(5, alert.event());
                    insert.setObject(6, alert.at().atOffset(ZoneOffset.UTC));
                    insert.setString(7, alert.text());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO latest_safe_start VALUES (?, ?, ?, ?)")) {
                for (DriverKey driver : drivers) {
                    for (Map.Entry<String, Instant> start : latestSafeStart.entrySet()) {
                        insert.setString(1, start.getKey());
                        insert.setString(2, driver.signal());
                        insert.setString(3, driver.region());
                        insert.setObject(4, start.getValue().atOffset(ZoneOffset.UTC));
                        insert.addBatch();
                    }
                }
                insert.executeBatch();
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure("Alerts cannot be stored", failure);
        }
    }

    private static void forget(Connection connection, Collection<ServiceRegion> services, Collection<DriverKey> drivers)
            throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM plan_alert USING unnest(?, ?) AS"
                + " planned (service, region) WHERE plan_alert.service = planned.service"
                + " AND plan_alert.region = planned.region")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            services.stream().map(ServiceRegion::service).toArray()));
            delete.setArray(
                    2,
                    connection.createArrayOf(
                            "text", services.stream().map(ServiceRegion::region).toArray()));
            delete.executeUpdate();
        }
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM latest_safe_start USING unnest(?, ?) AS"
                        + " planned (signal, region) WHERE latest_safe_start.signal = planned.signal"
                        + " AND latest_safe_start.region = planned.region")) {
            delete.setArray(
                    1,
                    connection.createArrayOf(
                            "text", drivers.stream().map(DriverKey::signal).toArray()));
            delete.setArray(
                    2,
                    connection.createArrayOf(
                            "text", drivers.stream().map(DriverKey::region).toArray()));
            delete.executeUpdate();
        }
    }

    private interface Bind {
        void to(PreparedStatement statement) throws SQLException;
    }

    private List<Alert> read(String rest, Bind bind) {
        List<Alert> alerts = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT kind, service, region, event, at, text FROM plan_alert " + rest)) {
            bind.to(select);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    alerts.add(new Alert(
                            Alert.Kind.valueOf(rows.getString(1)),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getString(4),
                            rows.getObject(5, OffsetDateTime.class).toInstant(),
                            rows.getString(6)));
                }
            }
            return alerts;
        } catch (SQLException failure) {
            throw new DatabaseFailure("Alerts cannot be read", failure);
        }
    }
}
