package dev.kickoff.forecaster.calendar;

import dev.kickoff.schemas.Event;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** The last calendar that was received, so that a restart without the hub does not forget the events. One row. */
@Entity
@Table(name = "calendar")
class StoredCalendar extends PanacheEntityBase {
    private static final int ONLY = 1;

    @Id
    int id = ONLY;

    @Nullable
    String etag;

    @Column(name = "fetched_at")
    Instant fetchedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    List<Event> events;

    static @Nullable StoredCalendar load() {
        return findById(ONLY);
    }
}
