package dev.kickoff.forecaster.calendar;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;

/** Keeps the last calendar in PostgreSQL. */
@ApplicationScoped
class CalendarStore {
    @Transactional(TxType.REQUIRES_NEW)
    Optional<EventCalendar> load() {
        StoredCalendar stored = StoredCalendar.load();
        return stored == null
                ? Optional.empty()
                : Optional.of(new EventCalendar(stored.events, stored.etag, stored.fetchedAt, false));
    }

    @Transactional(TxType.REQUIRES_NEW)
    void save(EventCalendar calendar) {
        // One at a time: there may be no row yet that could be locked.
        StoredCalendar.getEntityManager()
                .createNativeQuery("LOCK TABLE calendar IN EXCLUSIVE MODE")
                .executeUpdate();
        StoredCalendar stored = StoredCalendar.load();
        if (stored == null) {
            stored = new StoredCalendar();
            stored.fetchedAt = calendar.confirmedAt();
            stored.events = calendar.revisions();
            stored.etag = calendar.etag();
            stored.persist();
        } else if (!calendar.confirmedAt().isBefore(stored.fetchedAt)) {
            stored.fetchedAt = calendar.confirmedAt();
            stored.events = calendar.revisions();
            stored.etag = calendar.etag();
        }
    }
}
