package dev.kickoff.standalone.simulate;

import dev.kickoff.hub.replay.Outcome;
import dev.kickoff.hub.replay.Strategy;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** {@code summary.csv}: one row per lag and strategy. */
final class SummaryCsv {
    private static final String HEAD =
            "lag_minutes,strategy,minutes_short,minutes_above_target,demand_lost_pct,instance_minutes,times_foresight,"
                    + "times_foresight_at_target,peak_instances,cost_usd";

    private SummaryCsv() {}

    static void write(Appendable out, List<LagRun> runs) throws IOException {
        out.append(HEAD).append('\n');
        for (LagRun run : runs) {
            for (Outcome outcome : run.outcomes()) {
                out.append(row(run, outcome)).append('\n');
            }
        }
    }

    private static String row(LagRun run, Outcome outcome) {
        double foresight = run.of(Strategy.PERFECT_FORESIGHT).unitHours();
        return String.join(
                ",",
                Integer.toString(run.lag().minutes()),
                outcome.strategy().name().toLowerCase(Locale.ROOT),
                number("%.2f", outcome.shortFor().toSeconds() / 60.0),
                number("%.2f", outcome.aboveTargetFor().toSeconds() / 60.0),
                number("%.4f", outcome.unservedPct()),
                number("%.1f", outcome.unitHours() * 60),
                number("%.4f", outcome.unitHours() / foresight),
                number("%.4f", outcome.unitHours() / run.foresightAtTarget()),
                Integer.toString(outcome.peakUnits()),
                outcome.costUsd() == null ? "" : outcome.costUsd().toPlainString());
    }

    /** Empty where perfect foresight needs nothing at all. */
    private static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "";
    }
}
