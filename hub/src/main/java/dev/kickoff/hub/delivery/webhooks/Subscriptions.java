package dev.kickoff.hub.delivery.webhooks;

import dev.kickoff.edge.WallClock;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is told of plans. */
@ApplicationScoped
class Subscriptions {
    private static final int SECRET_BYTES = 32;
    private static final String COLUMNS = "SELECT id, url, service, region, created_at FROM webhook_subscription ";

    private final AgroalDataSource database;
    private final WallClock clock;
    private final SecureRandom random = new SecureRandom();

    Subscriptions(@DataSource("hub") AgroalDataSource database, WallClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The subscription with its secret, which is not said again. */
    Subscription add(String url, @Nullable String service, @Nullable String region) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        Instant now = clock.now().truncatedTo(ChronoUnit.MILLIS);
        Subscription added = new Subscription(
                "sub_" + UUID.randomUUID(),
                url,
                service,
                region,
                now,
                "whsec_" + Base64.getEncoder().encodeToString(secret));
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO webhook_subscription (id, url, secret, service, region, created_at)
                        VALUES (?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, added.id());
            insert.setString(2, url);
            insert.setBytes(3, secret);
            insert.setString(4, service);
            insert.setString(5, region);
            insert.setObject(6, now.atOffset(ZoneOffset.UTC));
            insert.executeUpdate();
        } catch (SQLException failure) {
            throw new IllegalStateException("Webhook subscriptions cannot be written", failure);
        }
        return added;
    }

    List<Subscription> all() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(COLUMNS + "ORDER BY created_at, id");
                ResultSet rows = select.executeQuery()) {
            List<Subscription> found = new ArrayList<>();
            while (rows.next()) {
                found.add(new Subscription(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        rows.getString(4),
                        rows.getObject(5, OffsetDateTime.class).toInstant(),
                        null));
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException("Webhook subscriptions cannot be read", failure);
        }
    }

    /** With all its messages; false if there is none. */
    boolean remove(String id) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM webhook_subscription WHERE id = ?")) {
            delete.setString(1, id);
            return delete.executeUpdate() == 1;
        } catch (SQLException failure) {
            throw new IllegalStateException("Webhook subscriptions cannot be written", failure);
        }
    }
}
