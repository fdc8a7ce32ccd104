package dev.kickoff.forecaster.accuracy;

import dev.kickoff.forecaster.accuracy.StoredAccuracy.Key;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Signal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was forecast of events, and how good it was, in PostgreSQL. */
@ApplicationScoped
class AccuracyStore {
    /** Of all events of a signal that started since. */
    @Transactional
    Map<Key, StoredAccuracy> since(Signal signal, Instant start) {
        Map<Key, StoredAccuracy> rows = new HashMap<>();
        for (StoredAccuracy row : StoredAccuracy.since(signal.signal(), signal.region(), start)) {
            rows.put(new Key(row.signal, row.region, row.eventId, row.lead), row);
        }
        return rows;
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
