package dev.kickoff.forecaster.tags;

import dev.kickoff.forecaster.model.TimeRange;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "tag")
class StoredTag extends PanacheEntityBase {
    private static final Sort BY_TIME = Sort.by("start").and("end").and("id");

    @Id
    String id;

    String signal;
    String region;

    @Enumerated(EnumType.STRING)
    TagKind kind;

    @Column(name = "start_at")
    Instant start;

    @Column(name = "end_at")
    Instant end;

    @Nullable
    String note;

    @Nullable
    String author;

    String origin;
    String state;

    @Column(name = "known_at")
    Instant knownAt;

    static Optional<StoredTag> of(String signal, String region, String id) {
        return find("id = ?1 and signal = ?2 and region = ?3", id, signal, region)
                .firstResultOptional();
    }

    /** Those that overlap {@code [from, to)}, in the order of their start. */
    static List<StoredTag> in(String signal, String region, Instant from, Instant to) {
        return list("signal = ?1 and region = ?2 and end > ?3 and start < ?4", BY_TIME, signal, region, from, to);
    }

    boolean isDetected() {
        return Tag.DETECTED.equals(origin);
    }

    boolean isApplied() {
        return Tag.VALID.equals(state);
    }

    /** Detected, and nobody has confirmed or rejected it yet. */
    boolean isProposal() {
        return isDetected() && isApplied();
    }

    TimeRange range() {
        return new TimeRange(start, end);
    }

    Tag toTag() {
        return new Tag(id, signal, region, kind, start, end, note, author, origin, state, knownAt);
    }
}
