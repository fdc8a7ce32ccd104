package dev.kickoff.hub.delivery;

import dev.kickoff.hub.plans.PlansPublished;
import dev.kickoff.hub.plans.PublishedPlan;
import dev.kickoff.hub.plans.PublishedPlans;
import dev.kickoff.hub.plans.PublishedPlans.Ref;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Keeps {@link PlanCache} up to date whichever replica publishes: a message of PostgreSQL, sent when the publishing
 * transaction commits, wakes every replica, and each looks by itself every {@code kickoff.delivery.check-interval}.
 * Holds one connection and one thread. While the database is away the cache stays as it is.
 */
@Startup
@ApplicationScoped
class PlanWatch {
    private static final Logger LOG = Logger.getLogger(PlanWatch.class);
    private static final String CHANNEL = "kickoff_plans";
    /** How long a message is waited for in one go, so that stopping need not wait longer. */
    private static final int TICK_MILLIS = 200;

    private final AgroalDataSource database;
    private final PublishedPlans published;
    private final PlanCache cache;
    private final DeliveryConfig config;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "plan-watch");
    private @Nullable Long mark;
    private boolean away;

    PlanWatch(
            @DataSource("hub") AgroalDataSource database,
            PublishedPlans published,
            PlanCache cache,
            DeliveryConfig config) {
        this.database = database;
        this.published = published;
        this.cache = cache;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stop.countDown();
        thread.join(5L * TICK_MILLIS);
    }

    /** Messages of one transaction with the same content are one message. */
    void announce(@Observes PlansPublished plans) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("NOTIFY " + CHANNEL);
        }
    }

    private void watch() {
        while (!stopped(0)) {
            try (Connection connection = database.getConnection()) {
                connection.setNetworkTimeout(
                        Runnable::run, (int) config.databaseTimeout().toMillis());
                listen(connection);
            } catch (SQLException | RuntimeException failure) {
                if (!away && stop.getCount() > 0) {
                    LOG.warnf("New plans cannot be looked for; those known are delivered: %s", failure.getMessage());
                }
                away = true;
                stopped(config.checkInterval().toMillis());
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + CHANNEL);
        }
        PGConnection messages = connection.unwrap(PGConnection.class);
        long interval = config.checkInterval().toNanos();
        long lookedAt = System.nanoTime() - interval;
        // Afresh on each connection: it may be another server, with other transaction numbers.
        mark = null;
        boolean woken = true;
        try {
            while (!stopped(0)) {
                if (woken || System.nanoTime() - lookedAt >= interval) {
                    lookedAt = System.nanoTime();
                    look(connection);
                }
                woken = messages.getNotifications(TICK_MILLIS).length > 0;
            }
        } finally {
            unlisten(connection);
        }
    }

    private void look(Connection connection) throws SQLException {
        PublishedPlans.Look look = published.look(connection, mark);
        List<Ref> lacking = look.newest().stream().filter(cache::lacks).toList();
        for (PublishedPlan plan : published.fetch(connection, lacking)) {
            cache.offer(plan);
        }
        mark = look.mark();
        cache.sawBefore(look.mark());
        if (away) {
            LOG.info("New plans are looked for again");
            away = false;
        }
    }

    /** The connection goes back to the pool and must not collect messages there. */
    private static void unlisten(Connection connection) {
        try (PreparedStatement statement = connection.prepareStatement("UNLISTEN *")) {
            statement.execute();
        } catch (SQLException gone) {
            LOG.debug("The connection is gone, and its messages with it", gone);
        }
    }

    private boolean stopped(long waitMillis) {
        try {
            return stop.await(waitMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException meantForTheThread) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
