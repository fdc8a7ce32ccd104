package dev.kickoff.hub.leases;

import dev.kickoff.schemas.Lease;
import dev.kickoff.schemas.LeaseRequest;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * One lease for each service, region, target and mode, in the database, so that all replicas give the same. Plain JDBC: the compare and
 * the change must be one statement. The replicas' clocks decide; when they differ a lease changes hands early or late by
 * as much, and nothing else depends on it.
 */
@ApplicationScoped
class Leases {
    /** In terms. Who asks in time is heard of at least once in a term and a poll. */
    private static final int REMEMBERED = 3;

    private final AgroalDataSource database;
    private final Clock clock;
    private final LeasesConfig config;

    Leases(@DataSource("hub") AgroalDataSource database, Clock clock, LeasesConfig config) {
        this.database = database;
        this.clock = clock;
        this.config = config;
    }

    /** Whose lease it is. */
    private record Key(String service, String region, String scope) {
        /** @return the number of the next parameter */
        int bind(PreparedStatement statement) throws SQLException {
            statement.setString(1, service);
            statement.setString(2, region);
            statement.setString(3, scope);
            return 4;
        }
    }

    private record Held(String holder, Instant until) {}

    private record Place(int rank, int count) {}

    /** Renews the holder's lease, gives one that has ended to whoever asks first, and tells all others how long it lasts. */
    @Transactional
    Lease ask(String service, String region, LeaseRequest request) {
        Instant now = clock.instant();
        Key key = new Key(service, region, request.mode() + " " + request.target());
        String instance = request.instance();
        try (Connection connection = database.getConnection()) {
            Held held = take(connection, key, instance, now);
            hear(connection, key, instance, now);
            Place place = place(connection, key, instance, now);
            Duration left = Duration.between(now, held.until());
            boolean acts = held.holder().equals(instance);
            return new Lease(service, region, instance, acts, left, place.rank(), place.count());
        } catch (SQLException failure) {
            throw new IllegalStateException("the lease of " + service + " in " + region + " cannot be read", failure);
        }
    }

    /** Deletes instances that nobody has heard of lately. Returns how many. */
    @Transactional
    int forgetOld() {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM lease_instance WHERE heard_at < ?")) {
            delete.setObject(1, database(forgottenAt(clock.instant())));
            return delete.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("instances cannot be forgotten", failure);
        }
    }

    /** Most who ask find it held by another: they only read, and lock nothing. */
    private Held take(Connection connection, Key key, String instance, Instant now) throws SQLException {
        while (true) {
            Held held = read(connection, key);
            if (held != null && held.until().isAfter(now) && !held.holder().equals(instance)) {
                return held;
            }
            Instant until = now.plus(config.term());
            if (compareAndSet(connection, key, instance, now, until)) {
                return new Held(instance, until);
            }
        }
    }

    private static @Nullable Held read(Connection connection, Key key) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT holder, until FROM lease WHERE service = ? AND region = ? AND scope = ?")) {
            key.bind(select);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new Held(
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class).toInstant())
                        : null;
            }
        }
    }

    /** Of several that try at once the first wins: the others wait for its row and then see that it is held. */
    private static boolean compareAndSet(Connection connection, Key key, String instance, Instant now, Instant until)
            throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                INSERT INTO lease AS held (service, region, scope, holder, until) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (service, region, scope) DO UPDATE SET holder = excluded.holder, until = excluded.until
                WHERE held.holder = excluded.holder OR held.until <= ?""")) {
            int next = key.bind(upsert);
            upsert.setString(next++, instance);
            upsert.setObject(next++, database(until));
            upsert.setObject(next, database(now));
            return upsert.executeUpdate() == 1;
        }
    }

    /** Who was silent for too long joins anew, behind the others. */
    private void hear(Connection connection, Key key, String instance, Instant now) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement("""
                INSERT INTO lease_instance AS known (service, region, scope, instance, joined_at, heard_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (service, region, scope, instance) DO UPDATE
                SET heard_at = excluded.heard_at,
                    joined_at = CASE WHEN known.heard_at < ? THEN excluded.heard_at ELSE known.joined_at END""")) {
            int next = key.bind(upsert);
            upsert.setString(next++, instance);
            upsert.setObject(next++, database(now));
            upsert.setObject(next++, database(now));
            upsert.setObject(next, database(forgottenAt(now)));
            upsert.executeUpdate();
        }
    }

    /** Ranks go by the time of joining, so that newcomers move nobody. */
    private Place place(Connection connection, Key key, String instance, Instant now) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT count(*) FILTER (WHERE (other.joined_at, other.instance) < (own.joined_at, own.instance)), count(*)
                FROM lease_instance own
                JOIN lease_instance other USING (service, region, scope)
                WHERE service = ? AND region = ? AND scope = ? AND own.instance = ? AND other.heard_at >= ?""")) {
            int next = key.bind(select);
            select.setString(next++, instance);
            select.setObject(next, database(forgottenAt(now)));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return new Place(row.getInt(1), row.getInt(2));
            }
        }
    }

    private Instant forgottenAt(Instant now) {
        return now.minus(config.term().multipliedBy(REMEMBERED));
    }

    private static OffsetDateTime database(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
