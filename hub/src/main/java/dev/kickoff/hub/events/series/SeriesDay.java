package dev.kickoff.hub.events.series;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;

/** What a series made of one of its days. */
@Entity
@Table(name = "event_series_day")
class SeriesDay extends PanacheEntityBase {
    @Embeddable
    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        @Column(name = "series_id")
        String seriesId;

        LocalDate day;

        protected Key() {}

        Key(String seriesId, LocalDate day) {
            this.seriesId = seriesId;
            this.day = day;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && seriesId.equals(key.seriesId) && day.equals(key.day);
        }

        @Override
        public int hashCode() {
            return Objects.hash(seriesId, day);
        }
    }

    @EmbeddedId
    Key key;

    @Column(name = "event_id")
    String eventId;

    /** The newest one that the series itself has made; what came later is people's. */
    @Column(name = "event_revision")
    int eventRevision;

    protected SeriesDay() {}

    SeriesDay(Key key, String eventId, int eventRevision) {
        this.key = key;
        this.eventId = eventId;
        this.eventRevision = eventRevision;
    }
}
