package dev.kickoff.forecaster.backtest;

import java.util.Comparator;
import java.util.List;

/**
 * One row of a backtest's table.
 *
 * @param current whether it is the model that makes the forecasts
 * @param secondsPerOrigin mean wall time of fitting and forecasting one window
 */
public record ModelScore(String model, boolean current, Score score, double secondsPerOrigin) {
    /** The row with the lowest weighted quantile loss. */
    public static ModelScore best(List<ModelScore> rows) {
        return rows.stream()
                .min(Comparator.comparingDouble(row -> row.score().wql()))
                .orElseThrow(() -> new IllegalArgumentException("there are no rows"));
    }
}
