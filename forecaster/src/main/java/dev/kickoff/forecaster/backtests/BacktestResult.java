package dev.kickoff.forecaster.backtests;

import dev.kickoff.forecaster.backtest.Backtest;
import dev.kickoff.forecaster.backtest.ModelScore;
import dev.kickoff.forecaster.backtest.Score;
import dev.kickoff.forecaster.files.OriginsCsv.Origin;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The table of a backtest. The numbers are those of {@link Score}.
 *
 * @param trafficFrom start of the traffic that was used
 * @param firstOrigin of the oldest window
 * @param best the model with the lowest weighted quantile loss
 */
record BacktestResult(
        Instant trafficFrom,
        Instant trafficTo,
        Instant firstOrigin,
        Instant lastOrigin,
        int windows,
        int steps,
        int peaks,
        String best,
        List<Row> rows) {

    /** One model; null where a number does not exist. */
    record Row(
            String model,
            boolean inUse,
            @Nullable Double wql,
            @Nullable Double wape,
            @Nullable Double bias,
            @Nullable Double coverage90,
            @Nullable Double coverage99,
            @Nullable Double p99OverActual,
            @Nullable Double peakFactor,
            @Nullable Double peaksWithin1_5,
            @Nullable Double peakP99Coverage,
            @Nullable Double peakTimeErrorMinutes,
            @Nullable Double secondsPerOrigin) {
        static Row of(ModelScore row) {
            Score score = row.score();
            return new Row(
                    row.model(),
                    row.current(),
                    finite(score.wql()),
                    finite(score.wape()),
                    finite(score.bias()),
                    finite(score.coverage90()),
                    finite(score.coverage99()),
                    finite(score.p99OverActual()),
                    finite(score.peakFactor()),
                    finite(score.peaksWithin1_5()),
                    finite(score.peakP99Coverage()),
                    finite(score.peakTimeErrorMinutes()),
                    finite(row.secondsPerOrigin()));
        }

        private static @Nullable Double finite(double value) {
            return Double.isFinite(value) ? value : null;
        }
    }

    static BacktestResult of(Backtest backtest, List<ModelScore> scores) {
        Score any = scores.get(0).score();
        List<Origin> windows = backtest.windows();
        return new BacktestResult(
                backtest.traffic().start(),
                backtest.traffic().end(),
                windows.get(0).origin(),
                windows.get(windows.size() - 1).origin(),
                any.windows(),
                any.points(),
                any.peaks(),
                ModelScore.best(scores).model(),
                scores.stream().map(Row::of).toList());
    }
}
