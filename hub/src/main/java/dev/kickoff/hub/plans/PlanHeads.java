package dev.kickoff.hub.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.hub.services.ServiceRegion;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The {@link PlanHead}s, thousands at a time; plain JDBC for that reason. Takes part in the caller's transaction. */
@ApplicationScoped
class PlanHeads {
    /**
     * What is noted about a service after it was planned.
     *
     * @param inputs null to leave it: what was changed is still to be planned
     */
    record Note(
            PlanningStatus status,
            @Nullable Instant lowerWantedSince,
            @Nullable String inputs) {
        ServiceRegion key() {
            return new ServiceRegion(status.service(), status.region());
        }
    }

    private static final String COLUMNS = "service, region, version, reported, lower_wanted_since, inputs, problem";

    private final AgroalDataSource database;
    private final ObjectMapper json;

    PlanHeads(@DataSource("hub") AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Of every service that was ever planned or reported on. */
    Map<ServiceRegion, PlanHead> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT " + COLUMNS + " FROM plan_head")) {
            return read(statement);
        } catch (SQLException failure) {
            throw new DatabaseFailure("The state of plans cannot be read", failure);
        }
    }

    /** As they are now, until the end of the transaction: nobody else can publish for these services meanwhile. */
    Map<ServiceRegion, PlanHead> lock(Collection<ServiceRegion> keys) {
        List<ServiceRegion> ordered = keys.stream().sorted().toList();
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
    void published(Map<ServiceRegion, Long> versions) {
        List<ServiceRegion> keys = versions.keySet().stream().sorted().toList();
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
                notes.stream().sorted(Comparator.comparing(Note::key)).toList();
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                    INSERT INTO plan_head AS head
                        (service, region, lower_wanted_since, inputs, tried_at, problem, warnings)
                    SELECT service, region, lower_wanted_since, inputs, tried_at, problem, CAST(warnings AS jsonb)
                    FROM unnest(?, ?, ?, ?, ?, ?, ?)
                        AS note (service, region, lower_wanted_since, inputs, tried_at, problem, warnings)
                    ON CONFLICT (service, region) DO UPDATE
                    SET lower_wanted_since = excluded.lower_wanted_since,
                        inputs = coalesce(excluded.inputs, head.inputs), tried_at = excluded.tried_at,
                        problem = excluded.problem, warnings = excluded.warnings""")) {
            bind(upsert, connection, ordered.stream().map(Note::key).toList());
            upsert.setArray(3, array(connection, "timestamptz", ordered, Note::lowerWantedSince));
            upsert.setArray(4, array(connection, "text", ordered, Note::inputs));
            upsert.setArray(
                    5,
                    array(
                            connection,
                            "timestamptz",
                            ordered,
                            note -> note.status().at()));
            upsert.setArray(
                    6, array(connection, "text", ordered, note -> note.status().problem()));
            upsert.setArray(
                    7,
                    array(
                            connection,
                            "text",
                            ordered,
                            note -> write(note.status().warnings())));
            upsert.executeUpdate();
        } catch (SQLException failure) {
            throw new DatabaseFailure("The state of plans cannot be stored", failure);
        }
    }

    /**
     * A library holds this version. Waits for nobody unless it is newer than all that is known here.
     *
     * @return whether it is
     */
    boolean reported(ServiceRegion key, long version) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                    SELECT greatest(version, reported) FROM plan_head WHERE service = ? AND region = ?""");
                PreparedStatement upsert = connection.prepareStatement("""
                    INSERT INTO plan_head AS head (service, region, reported) VALUES (?, ?, ?)
                    ON CONFLICT (service, region) DO UPDATE SET reported = excluded.reported
                    WHERE excluded.reported > greatest(head.reported, head.version)""")) {
            select.setString(1, key.service());
            select.setString(2, key.region());
            try (ResultSet row = select.executeQuery()) {
                if (row.next() && row.getLong(1) >= version) {
                    return false;
                }
            }
            upsert.setString(1, key.service());
            upsert.setString(2, key.region());
            upsert.setLong(3, version);
            return upsert.executeUpdate() > 0;
        } catch (SQLException failure) {
            throw new DatabaseFailure("The reported version of " + key + " cannot be stored", failure);
        }
    }

    private static void bind(PreparedStatement statement, Connection connection, List<ServiceRegion> keys)
            throws SQLException {
        statement.setArray(1, connection.createArrayOf("text", column(keys, ServiceRegion::service)));
        statement.setArray(2, connection.createArrayOf("text", column(keys, ServiceRegion::region)));
    }

    private static Array array(
            Connection connection, String type, List<Note> notes, Function<Note, @Nullable Object> value)
            throws SQLException {
        Object[] values = notes.stream()
                .map(value)
                .map(one -> one instanceof Instant instant ? instant.toString() : one)
                .toArray();
        return connection.createArrayOf(type, values);
    }

    private String write(List<String> warnings) {
        try {
            return json.writeValueAsString(warnings);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("text is always writable", impossible);
        }
    }

    private static Object[] column(List<ServiceRegion> keys, Function<ServiceRegion, Object> value) {
        return keys.stream().map(value).toArray();
    }

    private static Map<ServiceRegion, PlanHead> read(PreparedStatement statement) throws SQLException {
        Map<ServiceRegion, PlanHead> heads = new HashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                OffsetDateTime since = rows.getObject("lower_wanted_since", OffsetDateTime.class);
                heads.put(
                        new ServiceRegion(rows.getString("service"), rows.getString("region")),
                        new PlanHead(
                                rows.getLong("version"),
                                rows.getLong("reported"),
                                since == null ? null : since.toInstant(),
                                rows.getString("inputs"),
                                rows.getString("problem")));
            }
        }
        return heads;
    }
}
