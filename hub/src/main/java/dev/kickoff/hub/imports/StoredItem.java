package dev.kickoff.hub.imports;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Which event a source's id stands for, and what the source had said when it was last taken over. */
@Entity
@Table(name = "import_item")
class StoredItem extends PanacheEntityBase {
    /** Among the fields: a planner keeps the event although the source has cancelled or dropped it. */
    static final String KEPT = "kept";

    /** @param sourceId what the source calls the event */
    @Embeddable
    record Key(String source, @Column(name = "source_id") String sourceId) {}

    @EmbeddedId
    Key key;

    @Column(name = "event_id")
    String eventId;

    /** The {@link EventFields fields} that were taken over. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "document")
    Map<String, String> taken;

    boolean cancelled;

    protected StoredItem() {}

    StoredItem(Key key, String eventId, Map<String, String> taken) {
        this.key = key;
        this.eventId = eventId;
        this.taken = taken;
    }

    static List<StoredItem> of(String source) {
        return list("key.source", source);
    }

    static Optional<StoredItem> ofEvent(String eventId) {
        return find("eventId", eventId).firstResultOptional();
    }
}
