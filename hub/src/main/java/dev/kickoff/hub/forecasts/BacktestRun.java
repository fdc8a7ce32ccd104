package dev.kickoff.hub.forecasts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A backtest that the forecaster was asked for.
 *
 * @param forecastsTotal 0 until it has started
 * @param result when it is done
 * @param message why there is none, for people
 */
public record BacktestRun(
        String id,
        State state,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        int forecastsDone,
        int forecastsTotal,
        @Nullable Result result,
        @Nullable String message) {
    /** The last three are final. */
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        INTERRUPTED
    }

    /** @param best the model with the lowest wql */
    public record Result(Instant firstOrigin, Instant lastOrigin, int windows, String best, List<Row> rows) {}

    /** Scores of one model, as the forecaster's documentation defines them; null where there is none. */
    public record Row(
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
            @Nullable Double secondsPerOrigin) {}

    /** Whether it will still change. */
    public boolean open() {
        return state == State.QUEUED || state == State.RUNNING;
    }
}
