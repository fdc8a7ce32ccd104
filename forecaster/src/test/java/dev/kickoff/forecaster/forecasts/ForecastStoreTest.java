package dev.kickoff.forecaster.forecasts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.forecaster.calendar.SimulatedHub;
import dev.kickoff.postgres.PostgresTestResource;
import dev.kickoff.schemas.Forecast;
import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(SimulatedHub.class)
class ForecastStoreTest {
    private static final Instant NOW = Instant.parse("2026-06-11T12:00:00Z");
    private static final Duration TWO_DAYS = Duration.ofHours(48);
    private static final int FIVE_MINUTES = 300;

    @Inject
    ForecastStore store;

    @Inject
    ForecastsConfig config;

    @Inject
    @PersistenceUnit("forecaster")
    EntityManager entities;

    @Test
    void keepsAForecastOfAnOldCutoffThatItHasJustStored() {
        save(forecast("backtest", "first", NOW, NOW), NOW);
        storeMore("first", config.keepAtMost(), Duration.ofSeconds(1), Duration.ofSeconds(1));
        Instant later = NOW.plus(Duration.ofHours(1));

        save(forecast("backtest", "old-cutoff", NOW.minus(TWO_DAYS), later), later);

        assertTrue(store.get("old-cutoff").isPresent());
        assertEquals(Optional.empty(), store.get("first"), "the one that was issued first makes room");
    }

    @Test
    void keepsTheForecastOfTheNewestCutoffHoweverManyOfOlderOnesFollow() {
        save(forecast("newest", "newest-cutoff", NOW, NOW), NOW);
        storeMore("newest-cutoff", config.keepAtMost(), Duration.ofSeconds(-FIVE_MINUTES), Duration.ofSeconds(1));
        Instant later = NOW.plus(Duration.ofHours(1));

        save(forecast("newest", "one-more", NOW.minus(TWO_DAYS), later), later);

        assertEquals("newest-cutoff", store.latest("newest", "eu").orElseThrow().id());
    }

    @Test
    void keepsTheForecastThatItHasJustStoredThoughTheClockWentBack() {
        save(forecast("clock", "before", NOW, NOW), NOW);
        storeMore("before", config.keepAtMost(), Duration.ofSeconds(1), Duration.ofSeconds(1));
        Instant earlier = NOW.minusSeconds(1);

        save(forecast("clock", "after", earlier, earlier), earlier);

        assertTrue(store.get("after").isPresent());
    }

    @Test
    void keepsTwoDaysOfForecastsThatAreIssuedEveryFiveMinutes() {
        save(forecast("often", "two-days-ago", NOW, NOW), NOW);
        int steps = (int) TWO_DAYS.toSeconds() / FIVE_MINUTES;
        storeMore("two-days-ago", steps - 1, Duration.ofSeconds(FIVE_MINUTES), Duration.ofSeconds(FIVE_MINUTES));
        Instant end = NOW.plus(TWO_DAYS);

        save(forecast("often", "last", end, end), end);

        assertTrue(store.get("two-days-ago").isPresent());
    }

    private void save(Forecast forecast, Instant now) {
        store.save(forecast, new Reasons("requests/min", List.of(), null), now);
    }

    /** Stores copies of a forecast, each with its cutoff and its issue the given time after those of the one before. */
    private void storeMore(String id, int copies, Duration cutoffLater, Duration issuedLater) {
        QuarkusTransaction.requiringNew()
                .run(() -> assertEquals(
                        copies,
                        entities.createNativeQuery("""
                                INSERT INTO forecast (id, signal, region, cutoff, issued_at, document)
                                SELECT id || '-' || n, signal, region, cutoff + n * make_interval(secs => :cutoffLater),
                                       issued_at + n * make_interval(secs => :issuedLater),
                                       document || jsonb_build_object('id', id || '-' || n)
                                FROM forecast, generate_series(1, :copies) AS n WHERE id = :id""")
                                .setParameter("id", id)
                                .setParameter("copies", copies)
                                .setParameter("cutoffLater", (double) cutoffLater.toSeconds())
                                .setParameter("issuedLater", (double) issuedLater.toSeconds())
                                .executeUpdate()));
    }

    private static Forecast forecast(String signal, String id, Instant cutoff, Instant issuedAt) {
        List<Double> values = List.of(1.0);
        return new Forecast(
                id,
                signal,
                "eu",
                cutoff,
                issuedAt,
                cutoff,
                FIVE_MINUTES,
                values,
                values,
                values,
                values,
                List.of(new Forecast.Part("baseline", null, values)),
                new Forecast.Provenance(
                        "test", "1", cutoff.minusSeconds(FIVE_MINUTES), cutoff, 1, "0", Map.of(), Map.of()));
    }
}
