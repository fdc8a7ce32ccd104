package dev.kickoff.forecaster.backtests;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A backtest as the API shows it.
 *
 * @param forecastsDone of {@code forecastsTotal}, which is 0 until it has started
 * @param result when it is done
 * @param message for people, why there is no result: it failed or was interrupted
 */
record BacktestRun(
        String id,
        String signal,
        String region,
        State state,
        Instant requestedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        int forecastsDone,
        int forecastsTotal,
        @Nullable BacktestResult result,
        @Nullable String message) {
    /** QUEUED → RUNNING → one of the others, which are final. */
    enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        INTERRUPTED
    }
}
