package dev.kickoff.hub.events;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
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

    /** Whether the clock has something to note about the event: it is approved or live. */
    @Column(name = "is_open")
    boolean open;

    @JdbcTypeCode(SqlTypes.JSON)
    Event document;

    protected EventRevision() {}

    EventRevision(Event event) {
        Timetable timetable = Timetable.of(event);
        eventId = event.id();
        revision = event.revision();
        startsAt = timetable.from();
        endsAt = timetable.until();
        open = event.state() == EventState.APPROVED || event.state() == EventState.LIVE;
        document = event;
    }
}
