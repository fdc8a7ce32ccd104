package dev.kickoff.hub.approvals;

import dev.kickoff.hub.whatif.Preview;
import dev.kickoff.schemas.Event;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A change request in the database. */
@Entity
@Table(name = "change_request")
class StoredRequest extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "event_id")
    String eventId;

    int revision;

    @JdbcTypeCode(SqlTypes.JSON)
    Event document;

    @JdbcTypeCode(SqlTypes.JSON)
    Preview preview;

    String above;
    String author;

    @Column(name = "created_at")
    Instant createdAt;

    @Enumerated(EnumType.STRING)
    ChangeRequest.State state;

    @Column(name = "decided_by")
    @Nullable
    String decidedBy;

    @Column(name = "decided_at")
    @Nullable
    Instant decidedAt;

    @Nullable
    String comment;

    void decide(ChangeRequest.State decision, String by, Instant at, @Nullable String why) {
        state = decision;
        decidedBy = by;
        decidedAt = at;
        comment = why;
    }

    ChangeRequest request() {
        return new ChangeRequest(id, document, preview, above, author, createdAt, state, decidedBy, decidedAt, comment);
    }
}
