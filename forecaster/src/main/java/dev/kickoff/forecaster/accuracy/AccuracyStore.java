package dev.kickoff.forecaster.accuracy;

import dev.kickoff.forecaster.accuracy.StoredAccuracy.Key;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Signal;
import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was forecast of events, and how good it was, in PostgreSQL. */
@ApplicationScoped
class AccuracyStore {
    /**
     * What there is of an event at a lead, without the numbers.
     *
     * @param start of the event when it was written
     */
    record Kept(Instant start, Instant end, boolean scored) {
        boolean isOf(Event event) {
            return start.equals(event.start()) && end.equals(event.end());
        }
    }

    private final EntityManager entities;

    AccuracyStore(@PersistenceUnit("forecaster") EntityManager entities) {
        this.entities = entities;
    }

    /** Of all events of a signal that started since. */
    @Transactional
    Map<Key, Kept> since(Signal signal, Instant start) {
        Map<Key, Kept> rows = new HashMap<>();
        entities.createQuery(
                        "select eventId, lead, eventStart, eventEnd, case when score is null then false else true end"
                                + " from StoredAccuracy where signal = ?1 and region = ?2 and eventStart >= ?3",
                        Object[].class)
                .setParameter(1, signal.signal())
                .setParameter(2, signal.region())
                .setParameter(3, start)
                .getResultStream()
                .forEach(row -> rows.put(
                        new Key(signal.signal(), signal.region(), (String) row[0], (Lead) row[1]),
                        new Kept((Instant) row[2], (Instant) row[3], (Boolean) row[4])));
        return rows;
    }

    @Transactional
    StoredAccuracy get(Key key) {
        return StoredAccuracy.<StoredAccuracy>findByIdOptional(key).orElseThrow();
    }

    /** Writes what is known now; of two forecasters that do so at the same time the later holds. */
    @Transactional
    void save(Signal signal, Event event, Lead lead, ForecastOfEvent forecast, @Nullable EventScore score) {
        StoredAccuracy row = StoredAccuracy.findById(new Key(signal.signal(), signal.region(), event.id(), lead));
        boolean added = row == null;
        if (row == null) {
            row = new StoredAccuracy();
            row.signal = signal.signal();
            row.region = signal.region();
            row.eventId = event.id();
            row.lead = lead;
        }
        row.eventStart = event.start();
        row.eventEnd = event.end();
        row.forecast = forecast;
        row.score = score;
        if (added) {
            row.persist();
        }
    }

    @Transactional
    List<EventAccuracy> list(String signal, String region, Instant since) {
        return EventAccuracy.of(StoredAccuracy.since(signal, region, since));
    }
}
