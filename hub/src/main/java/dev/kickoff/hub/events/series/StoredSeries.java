package dev.kickoff.hub.events.series;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A stored revision of a series; never changed. */
@Entity
@Immutable
@Table(name = "event_series_revision")
class StoredSeries extends PanacheEntityBase {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;

    @Column(name = "series_id")
    String seriesId;

    int revision;

    @JdbcTypeCode(SqlTypes.JSON)
    EventSeries document;

    protected StoredSeries() {}

    StoredSeries(EventSeries series) {
        seriesId = series.id();
        revision = series.revision();
        document = series;
    }
}
