package dev.kickoff.hub.console;

import dev.kickoff.hub.forecasts.BacktestRun;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest backtest of a signal, and the newest table while another one runs.
 *
 * @param running whether one waits or runs
 * @param progress in words, empty when none does
 * @param problem why the newest has no table, empty when it has
 * @param about the table, empty without one
 */
record BacktestView(
        String signal,
        String region,
        boolean running,
        int done,
        int total,
        String progress,
        String problem,
        String about,
        List<Row> rows) {

    /** One model; every number as text, with its unit in the column's head. */
    record Row(
            String model,
            boolean inUse,
            boolean best,
            String wql,
            String wape,
            String bias,
            String coverage90,
            String coverage99,
            String p99OverActual,
            String peakFactor,
            String peaksNear,
            String peakTimeError,
            String seconds) {
        static Row of(BacktestRun.Row row, String best) {
            return new Row(
                    row.model(),
                    row.inUse(),
                    row.model().equals(best),
                    number("%.3f", row.wql()),
                    percent(row.wape()),
                    number("%.2f", row.bias()),
                    percent(row.coverage90()),
                    percent(row.coverage99()),
                    number("%.2f", row.p99OverActual()),
                    number("%.2f", row.peakFactor()),
                    percent(row.peaksWithin1_5()),
                    number("%.0f", row.peakTimeErrorMinutes()),
                    number("%.2f", row.secondsPerOrigin()));
        }

        private static String percent(@Nullable Double share) {
            return share == null ? "–" : number("%.1f", 100 * share);
        }

        private static String number(String format, @Nullable Double value) {
            if (value == null) {
                return "–";
            }
            return Math.abs(value) >= 10_000
                    ? String.format(Locale.ENGLISH, "%.1e", value)
                    : String.format(Locale.ENGLISH, format, value);
        }
    }

    static BacktestView of(String signal, String region, List<BacktestRun> newestFirst, Hours hours, Instant now) {
        Optional<BacktestRun> newest = newestFirst.stream().findFirst();
        Optional<BacktestRun> open = newest.filter(BacktestRun::open);
        Optional<BacktestRun.Result> table = newestFirst.stream()
                .flatMap(run -> Optional.ofNullable(run.result()).stream())
                .findFirst();
        return new BacktestView(
                signal,
                region,
                open.isPresent(),
                open.map(BacktestRun::forecastsDone).orElse(0),
                open.map(BacktestRun::forecastsTotal).orElse(0),
                open.map(BacktestView::progress).orElse(""),
                newest.map(run -> problem(run, now)).orElse(""),
                table.map(result -> about(result, hours)).orElse(""),
                table.map(result -> result.rows().stream()
                                .map(row -> Row.of(row, result.best()))
                                .toList())
                        .orElse(List.of()));
    }

    private static String progress(BacktestRun run) {
        if (run.state() == BacktestRun.State.QUEUED) {
            return "Waiting for its turn";
        }
        return run.forecastsTotal() == 0
                ? "Reading traffic"
                : run.forecastsDone() + " of " + run.forecastsTotal() + " forecasts";
    }

    private static String problem(BacktestRun run, Instant now) {
        boolean ended = run.state() == BacktestRun.State.FAILED || run.state() == BacktestRun.State.INTERRUPTED;
        String when = run.finishedAt() == null ? "" : " " + Spans.age(run.finishedAt(), now);
        String how = run.state() == BacktestRun.State.FAILED ? "failed" : "was interrupted";
        return ended ? "The last backtest " + how + when + ". " + (run.message() == null ? "" : run.message()) : "";
    }

    private static String about(BacktestRun.Result result, Hours hours) {
        return result.windows() + (result.windows() == 1 ? " window" : " windows") + ", forecast between "
                + hours.day(result.firstOrigin()) + " and " + hours.day(result.lastOrigin())
                + ", each from what was known at the time. Best by weighted quantile loss: " + result.best() + ".";
    }
}
