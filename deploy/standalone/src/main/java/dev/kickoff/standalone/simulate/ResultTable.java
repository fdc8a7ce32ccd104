package dev.kickoff.standalone.simulate;

import dev.kickoff.hub.replay.Outcome;
import dev.kickoff.hub.replay.Strategy;
import dev.kickoff.standalone.cli.TextTable;
import dev.kickoff.standalone.replay.StrategyNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The runs for people: a block per lag, a line per strategy. */
record ResultTable(List<LagRun> runs, String unit, double multiplier) {
    String text() {
        StringBuilder text = new StringBuilder();
        for (LagRun run : runs) {
            List<List<String>> lines = new ArrayList<>();
            lines.add(List.of(
                    "start-up lag " + run.lag().minutes() + " min",
                    "short (min)",
                    "above target (min)",
                    "lost (%)",
                    unit + "-minutes",
                    "× foresight",
                    "× foresight at target",
                    "peak (" + unit + "s)"));
            run.outcomes().forEach(outcome -> lines.add(line(run, outcome)));
            text.append(TextTable.of(lines)).append(System.lineSeparator());
        }
        return text.toString();
    }

    private List<String> line(LagRun run, Outcome outcome) {
        return List.of(
                StrategyNames.of(outcome.strategy(), multiplier),
                number("%,.0f", outcome.shortFor().toSeconds() / 60.0),
                number("%,.0f", outcome.aboveTargetFor().toSeconds() / 60.0),
                number("%.3f", outcome.unservedPct()),
                number("%,.0f", outcome.unitHours() * 60),
                number(
                        "%.2f",
                        outcome.unitHours() / run.of(Strategy.PERFECT_FORESIGHT).unitHours()),
                number("%.2f", outcome.unitHours() / run.foresightAtTarget()),
                number("%,.0f", outcome.peakUnits()));
    }

    private static String number(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "–";
    }
}
