package dev.kickoff.hub.plans;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * Keeps the table of plans bounded. Of plans older than {@code kickoff.plans.keep} the last one of each UTC day stays, so
 * that every day can still be explained; the newest of a service stays however old it is.
 */
@ApplicationScoped
class PlanRetention {
    private static final Logger LOG = Logger.getLogger(PlanRetention.class);
    /** Rows that are deleted in one transaction, so that nobody waits long. */
    private static final int BATCH = 5_000;

    private static final String THIN_OUT = """
            DELETE FROM capacity_plan WHERE ctid = ANY (ARRAY(
                SELECT p.ctid FROM capacity_plan p JOIN plan_head h USING (service, region)
                WHERE p.issued_at < ? AND p.version < h.version
                  AND EXISTS (SELECT 1 FROM capacity_plan later
                              WHERE later.service = p.service AND later.region = p.region AND later.version > p.version
                                AND date_trunc('day', later.issued_at, 'UTC') = date_trunc('day', p.issued_at, 'UTC'))
                LIMIT ?))""";
    private static final String EMPTY_SETS = """
            DELETE FROM plan_set s WHERE s.created_at < ?
            AND NOT EXISTS (SELECT 1 FROM capacity_plan p WHERE p.set_id = s.id)""";

    private final AgroalDataSource database;
    private final PlanRetentionConfig config;
    private final Clock clock;

    PlanRetention(@DataSource("hub") AgroalDataSource database, PlanRetentionConfig config, Clock clock) {
        this.database = database;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(identity = "plan-retention", every = "1h", delayed = "2m")
    void thinOut() {
        Instant before = clock.instant().minus(config.keep());
        long deleted = 0;
        try (Connection connection = database.getConnection()) {
            for (int rows = BATCH; rows == BATCH; deleted += rows) {
                try (PreparedStatement delete = connection.prepareStatement(THIN_OUT)) {
                    delete.setObject(1, before.atOffset(ZoneOffset.UTC));
                    delete.setInt(2, BATCH);
                    rows = delete.executeUpdate();
                }
            }
            try (PreparedStatement delete = connection.prepareStatement(EMPTY_SETS)) {
                delete.setObject(1, before.atOffset(ZoneOffset.UTC));
                delete.executeUpdate();
            }
        } catch (SQLException failure) {
            throw new DatabaseFailure("Old plans cannot be deleted", failure);
        }
        if (deleted > 0) {
            LOG.infof("Deleted old plans: count=%d", deleted);
        }
    }
}
