package dev.kickoff.hub.imports;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A change that waits for approval; of an event only the last one. */
@Entity
@Table(name = "import_waiting")
class StoredWaiting extends PanacheEntityBase {
    @Id
    @Column(name = "event_id")
    String eventId;

    String source;

    @Column(name = "preview_id")
    UUID previewId;

    Instant since;

    @JdbcTypeCode(SqlTypes.JSON)
    ProposedChange document;

    protected StoredWaiting() {}

    StoredWaiting(String eventId, String source, UUID previewId, Instant since, ProposedChange change) {
        this.eventId = eventId;
        this.source = source;
        this.previewId = previewId;
        this.since = since;
        this.document = change;
    }

    WaitingChange change() {
        return new WaitingChange(eventId, source, previewId, since, document);
    }
}
