package dev.kickoff.forecaster.forecasts;

import dev.kickoff.schemas.Forecast;
import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** Forecasts in PostgreSQL. Storing one removes what has grown old of the same signal and region. */
@ApplicationScoped
class ForecastStore {
    private final EntityManager entities;
    private final ForecastsConfig config;

    ForecastStore(@PersistenceUnit("forecaster") EntityManager entities, ForecastsConfig config) {
        this.entities = entities;
        this.config = config;
    }

    @Transactional
    void save(Forecast forecast, Reasons reasons, Instant now) {
        StoredForecast.of(forecast).persist();
        StoredExplanation.of(forecast.id(), reasons).persist();
        entities.flush();
        prune(forecast, now.minus(config.keepFor()));
    }

    /** Spares the newest cutoff, which is the latest forecast, and the one just stored, whatever the clock did. */
    private void prune(Forecast stored, Instant oldest) {
        entities.createNativeQuery("""
                        DELETE FROM forecast f USING (
                            SELECT id, issued_at, row_number() OVER (ORDER BY issued_at DESC) AS place,
                                   row_number() OVER (ORDER BY cutoff DESC, issued_at DESC) AS place_by_cutoff
                            FROM forecast WHERE signal = :signal AND region = :region) ranked
                        WHERE f.id = ranked.id AND ranked.place_by_cutoff > 1 AND f.id <> :stored
                          AND (ranked.issued_at < :oldest OR ranked.place > :most)""")
                .setParameter("signal", stored.signal())
                .setParameter("region", stored.region())
                .setParameter("stored", stored.id())
                .setParameter("oldest", oldest)
                .setParameter("most", config.keepAtMost())
                .executeUpdate();
    }

    @Transactional
    Optional<Forecast> latest(String signal, String region) {
        return StoredForecast.latest(signal, region).map(stored -> stored.document);
    }

    @Transactional
    Optional<Forecast> get(String id) {
        return StoredForecast.<StoredForecast>findByIdOptional(id).map(stored -> stored.document);
    }

    /** Why a stored forecast says what it says; empty for one from before reasons were kept. */
    @Transactional
    Optional<Reasons> reasons(String id) {
        return StoredExplanation.<StoredExplanation>findByIdOptional(id).map(stored -> stored.reasons);
    }
}
