package dev.kickoff.hub.plans;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The {@link PlanHead}s, thousands at a time; plain JDBC for that reason. Takes part in the caller's transaction. */
@ApplicationScoped
class PlanHeads {
    /** What is noted about a service after it was planned. */
    record Note(ServiceKey key, @Nullable Instant lowerWantedSince, String inputs) {}

    private static final String COLUMNS = "service, region, version, reported, lower_wanted_since, inputs";

    private final AgroalDataSource database;

    PlanHeads(@DataSource("hub") AgroalDataSource database) {
        this.database = database;
    }

    /** Of every service that was ever planned or reported on. */
    Map<ServiceKey, PlanHead> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT " + COLUMNS + " FROM plan_head")) {
            return read(statement);
        } catch (SQLException failure) {
            throw new DatabaseFailure("The state of plans cannot be read", failure);
        }
    }

    /** As they are now, until the end of the transaction: nobody else can publish for these services meanwhile. */
    Map<ServiceKey, PlanHead> lock(Collection<ServiceKey> keys) {
        List<ServiceKey> ordered = keys.stream().sorted().toList();
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO plan_head (service, region) SELECT * FROM unnest(?, ?) ON CONFLICT DO NOTHING""")) {
                bind(insert, connection, ordered);
                insert.executeUpdate();
            }
            try (PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS + """
                     FROM plan_head JOIN unnest(?, ?) AS wanted (service, region) USING (service, region)
                    ORDER BY service, region FOR UPDATE OF plan_head""")) {
                bind(select, connection, ordered);
                return read(select);
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure("The state of plans cannot be locked", failure);
        }
    }

    /** To be called with the rows locked. */
    void published(Map<ServiceKey, Long> versions) {
        List<ServiceKey> keys = versions.keySet().stream().sorted().toList();
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                    UPDATE plan_head SET version = published.version
                    FROM unnest(?, ?, ?) AS published (service, region, version)
                    WHERE plan_head.service = published.service AND plan_head.region = published.region""")) {
            bind(update, connection, keys);
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", keys.stream().map(versions::get).toArray()));
            update.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseFailure("The state of plans cannot be stored", failure);
        }
    }

    /** Keeps what was found out in planning, for whoever plans next. */
    void note(List<Note> notes) {
        List<Note> ordered =
                notes.stream().sorted((a, b) -> a.key().compareTo(b.key())).toList();
        List<ServiceKey> keys = ordered.stream().map(Note::key).toList();
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                    INSERT INTO plan_head (service, region, lower_wanted_since, inputs) SELECT * FROM unnest(?, ?, ?, ?)
                    ON CONFLICT (service, region) DO UPDATE
                    SET lower_wanted_since = excluded.lower_wanted_since, inputs = excluded.inputs
                    WHERE (plan_head.lower_wanted_since, plan_head.inputs)
                          IS DISTINCT FROM (excluded.lower_wanted_since, excluded.inputs)""")) {
            bind(upsert, connection, keys);
            upsert.setArray(
                    3,
                    connection.createArrayOf(
                            "timestamptz",
                            ordered.stream()
                                    .map(Note::lowerWantedSince)
                                    .map(since -> since == null ? null : since.toString())
                                    .toArray()));
            upsert.setArray(
                    4,
                    connection.createArrayOf(
                            "text", ordered.stream().map(Note::inputs).toArray()));
            upsert.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseFailure("The state of plans cannot be stored", failure);
        }
    }

    /** A library holds this version. Does nothing for one that is not newer than the newest plan. */
    boolean reported(ServiceKey key, long version) {
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement("""
                    INSERT INTO plan_head AS head (service, region, reported) VALUES (?, ?, ?)
                    ON CONFLICT (service, region) DO UPDATE SET reported = excluded.reported
                    WHERE excluded.reported > greatest(head.reported, head.version)""")) {
            update.setString(1, key.service());
            update.setString(2, key.region());
            update.setLong(3, version);
            return update.executeUpdate() > 0;
        } catch (SQLException failure) {
            throw new DatabaseFailure("The reported version of " + key + " cannot be stored", failure);
        }
    }

    private static void bind(PreparedStatement statement, Connection connection, List<ServiceKey> keys)
            throws SQLException {
        statement.setArray(1, connection.createArrayOf("text", column(keys, ServiceKey::service)));
        statement.setArray(2, connection.createArrayOf("text", column(keys, ServiceKey::region)));
    }

    private static Object[] column(List<ServiceKey> keys, Function<ServiceKey, Object> value) {
        return keys.stream().map(value).toArray();
    }

    private static Map<ServiceKey, PlanHead> read(PreparedStatement statement) throws SQLException {
        Map<ServiceKey, PlanHead> heads = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                OffsetDateTime since = rows.getObject("lower_wanted_since", OffsetDateTime.class);
                heads.put(
                        new ServiceKey(rows.getString("service"), rows.getString("region")),
                        new PlanHead(
                                rows.getLong("version"),
                                rows.getLong("reported"),
                                since == null ? null : since.toInstant(),
                                rows.getString("inputs")));
            }
        }
        return heads;
    }
}
