package dev.kickoff.forecaster.backtests;

import dev.kickoff.forecaster.backtests.BacktestRun.State;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Sort;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A backtest that was asked for. */
@Entity
@Table(name = "backtest")
class StoredBacktest extends PanacheEntityBase {
    @Id
    String id;

    String signal;
    String region;

    @Enumerated(EnumType.STRING)
    State state;

    @Column(name = "requested_at")
    Instant requestedAt;

    @Nullable
    @Column(name = "started_at")
    Instant startedAt;

    @Nullable
    @Column(name = "finished_at")
    Instant finishedAt;

    int done;
    int total;

    /** Names of the models to compare. */
    @JdbcTypeCode(SqlTypes.JSON)
    List<String> models;

    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    BacktestResult result;

    @Nullable
    String message;

    static List<StoredBacktest> newestFirst(String signal, String region) {
        return list("signal = ?1 and region = ?2", Sort.descending("requestedAt", "id"), signal, region);
    }

    BacktestRun toRun() {
        return new BacktestRun(
                id, signal, region, state, requestedAt, startedAt, finishedAt, done, total, result, message);
    }
}
