package dev.kickoff.hub.events.series;

import dev.kickoff.schemas.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;

/** Which event stands for which day of a series. */
@ApplicationScoped
class SeriesDays {
    @Transactional
    List<SeriesDay> of(String series, LocalDate from) {
        return SeriesDay.list("key.seriesId = ?1 and key.day >= ?2", series, from);
    }

    @Transactional
    void remember(String series, LocalDate day, Event event) {
        SeriesDay.Key key = new SeriesDay.Key(series, day);
        SeriesDay known = SeriesDay.findById(key);
        if (known == null) {
            new SeriesDay(key, event.id(), event.revision()).persist();
        } else {
            known.eventId = event.id();
            known.eventRevision = event.revision();
        }
    }
}
