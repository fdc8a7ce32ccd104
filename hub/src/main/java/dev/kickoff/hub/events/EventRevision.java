package dev.kickoff.hub.events;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Phase;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A stored revision; never changed. */
@Entity
@Immutable
@Table(name = "event_revision")
class EventRevision extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "event_id")
    String eventId;

    int revision;

    /** Start of the first phase or of the event, whichever is earlier. */
    @Column(name = "starts_at")
    Instant startsAt;

    /** End of the last phase or of the event, whichever is later. */
    @Column(name = "ends_at")
    Instant endsAt;

    @JdbcTypeCode(SqlTypes.JSON)
    Event document;

    protected EventRevision() {}

    EventRevision(Event event) {
        List<Phase> phases = event.phases();
        Instant first = phases.isEmpty() ? event.start() : phases.get(0).start();
        Instant last =
                phases.isEmpty() ? event.end() : phases.get(phases.size() - 1).end();
        eventId = event.id();
        revision = event.revision();
        startsAt = first.isBefore(event.start()) ? first : event.start();
        endsAt = last.isAfter(event.end()) ? last : event.end();
        document = event;
    }
}
