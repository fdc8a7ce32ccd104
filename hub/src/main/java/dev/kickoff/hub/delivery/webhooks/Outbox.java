package dev.kickoff.hub.delivery.webhooks;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** Messages and how far they are. */
@ApplicationScoped
class Outbox {
    /** Longer than any attempt: a replica that dies while it sends gives its messages back. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final AgroalDataSource database;

    Outbox(@DataSource("hub") AgroalDataSource database) {
        this.database = database;
    }

    /** Takes messages that are due; no other replica gets them meanwhile. */
    List<Outgoing> take(int most) {
        return query("""
                WITH due AS (SELECT id FROM webhook_message WHERE state = 'WAITING' AND due_at <= now()
                             ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED)
                UPDATE webhook_message m SET due_at = now() + make_interval(secs => ?)
                FROM due, webhook_subscription s WHERE m.id = due.id AND s.id = m.subscription
                RETURNING m.id, s.url, s.secret, m.body, m.attempts""", Outbox::outgoing, most, LEASE.toSeconds());
    }

    void delivered(String id) {
        update("""
                UPDATE webhook_message SET state = 'DELIVERED', attempts = attempts + 1, problem = NULL
                WHERE id = ?""", id);
    }

    void failed(String id, String problem, Duration wait) {
        update("""
                UPDATE webhook_message
                SET attempts = attempts + 1, problem = ?, due_at = now() + make_interval(secs => ?)
                WHERE id = ?""", problem, wait.toMillis() / 1_000.0, id);
    }

    void dead(String id, String problem) {
        update("""
                UPDATE webhook_message SET state = 'DEAD', attempts = attempts + 1, problem = ?
                WHERE id = ?""", problem, id);
    }

    /** Sends it again, soon, with all its attempts before it; false if there is no such dead message. */
    boolean replay(String subscription, String id) {
        return update("""
                UPDATE webhook_message SET state = 'WAITING', attempts = 0, due_at = now()
                WHERE subscription = ? AND id = ? AND state = 'DEAD'""", subscription, id) == 1;
    }

    int forget(Duration keep) {
        return update("""
                DELETE FROM webhook_message
                WHERE state = 'DELIVERED' AND created_at < now() - make_interval(secs => ?)""", keep.toSeconds());
    }

    /** The newest messages, at most 200. */
    List<Message> list(String subscription, String state) {
        return query("""
                SELECT id, state, attempts, created_at, due_at, problem FROM webhook_message
                WHERE subscription = ? AND state = ? ORDER BY created_at DESC, id LIMIT 200""", Outbox::message, subscription, state);
    }

    private interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Reader<T> reader, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reader.read(rows));
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException("Webhook messages cannot be read", failure);
        }
    }

    private int update(String sql, Object... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("Webhook messages cannot be written", failure);
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static Outgoing outgoing(ResultSet row) throws SQLException {
        return new Outgoing(row.getString(1), row.getString(2), row.getBytes(3), row.getString(4), row.getInt(5));
    }

    private static Message message(ResultSet row) throws SQLException {
        return new Message(
                row.getString(1),
                row.getString(2),
                row.getInt(3),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                row.getString(6));
    }
}
