package dev.kickoff.forecaster.accuracy;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What was forecast of an event with one lead and, once it is over, how good that was. */
@Entity
@Table(name = "event_accuracy")
@IdClass(StoredAccuracy.Key.class)
class StoredAccuracy extends PanacheEntityBase {
    record Key(String signal, String region, String eventId, Lead lead) implements Serializable {}

    @Id
    String signal;

    @Id
    String region;

    @Id
    @Column(name = "event_id")
    String eventId;

    @Id
    @Enumerated(EnumType.STRING)
    Lead lead;

    @Column(name = "event_start")
    Instant eventStart;

    @Column(name = "event_end")
    Instant eventEnd;

    @JdbcTypeCode(SqlTypes.JSON)
    ForecastOfEvent forecast;

    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    EventScore score;

    /** Of all events that started since, newest first. */
    static List<StoredAccuracy> since(String signal, String region, Instant start) {
        return list(
                "signal = ?1 and region = ?2 and eventStart >= ?3",
                Sort.descending("eventStart").and("eventId").and("lead"),
                signal,
                region,
                start);
    }
}
