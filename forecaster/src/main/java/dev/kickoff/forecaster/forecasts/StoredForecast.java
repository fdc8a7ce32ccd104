package dev.kickoff.forecaster.forecasts;

import dev.kickoff.schemas.Forecast;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An issued forecast. Never changed. */
@Entity
@Immutable
@Table(name = "forecast")
class StoredForecast extends PanacheEntityBase {
    private static final Sort NEWEST_FIRST = Sort.descending("cutoff", "issuedAt");

    @Id
    String id;

    String signal;
    String region;
    Instant cutoff;

    @Column(name = "issued_at")
    Instant issuedAt;

    @JdbcTypeCode(SqlTypes.JSON)
    Forecast document;

    static StoredForecast of(Forecast forecast) {
        StoredForecast stored = new StoredForecast();
        stored.id = forecast.id();
        stored.signal = forecast.signal();
        stored.region = forecast.region();
        stored.cutoff = forecast.cutoff();
        stored.issuedAt = forecast.issuedAt();
        stored.document = forecast;
        return stored;
    }

    static Optional<StoredForecast> latest(String signal, String region) {
        return find("signal = ?1 and region = ?2", NEWEST_FIRST, signal, region).firstResultOptional();
    }
}
