package dev.kickoff.standalone.replay;

import dev.kickoff.hub.replay.Outcome;
import dev.kickoff.hub.replay.Strategy;
import dev.kickoff.standalone.cli.TextTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What would have happened, for people: one line per strategy, the unit of each number in its column's head. */
record OutcomeTable(List<Outcome> outcomes, String unit, double multiplier) {
    String text() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of(
                "",
                "short (min)",
                "unserved (%)",
                unit + "-hours",
                "cost (USD)",
                "cost vs static (%)",
                "peak (" + unit + "s)"));
        outcomes.forEach(outcome -> lines.add(line(outcome)));
        return TextTable.of(lines);
    }

    private List<String> line(Outcome outcome) {
        return List.of(
                StrategyNames.of(outcome.strategy(), multiplier),
                number("%,.0f", outcome.shortFor().toSeconds() / 60.0),
                number("%.3f", outcome.unservedPct()),
                number("%,.1f", outcome.unitHours()),
                cost(outcome.costUsd()),
                number(
                        "%+.1f",
                        100 * (outcome.unitHours() / of(Strategy.STATIC_AT_PEAK).unitHours() - 1)),
                number("%,.0f", outcome.peakUnits()));
    }

    private Outcome of(Strategy strategy) {
        return outcomes.stream()
                .filter(outcome -> outcome.strategy() == strategy)
                .findFirst()
                .orElseThrow();
    }

    private static String cost(@Nullable BigDecimal usd) {
        return usd == null ? "no price" : number("%,.2f", usd.doubleValue());
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
