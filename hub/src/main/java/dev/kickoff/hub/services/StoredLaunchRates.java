package dev.kickoff.hub.services;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A stored revision of the launch rates; never changed. */
@Entity
@Immutable
@Table(name = "launch_rates")
class StoredLaunchRates extends PanacheEntityBase {
    @Id
    int revision;

    @JdbcTypeCode(SqlTypes.JSON)
    LaunchRateTable document;

    @Nullable
    String author;

    @Nullable
    String reason;

    @Nullable
    Instant at;

    protected StoredLaunchRates() {}

    StoredLaunchRates(LaunchRateTable table) {
        revision = table.revision();
        document = table;
        author = table.author();
        reason = table.reason();
        at = table.at();
    }

    LaunchRateTable published() {
        return document;
    }
}
