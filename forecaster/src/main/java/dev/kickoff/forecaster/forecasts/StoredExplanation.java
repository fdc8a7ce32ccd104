package dev.kickoff.forecaster.forecasts;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** The reasons behind an issued forecast. Never changed; the database removes them with their forecast. */
@Entity
@Immutable
@Table(name = "forecast_explanation")
class StoredExplanation extends PanacheEntityBase {
    @Id
    @Column(name = "forecast_id")
    String forecastId;

    @JdbcTypeCode(SqlTypes.JSON)
    Reasons reasons;

    static StoredExplanation of(String forecastId, Reasons reasons) {
        StoredExplanation stored = new StoredExplanation();
        stored.forecastId = forecastId;
        stored.reasons = reasons;
        return stored;
    }
}
