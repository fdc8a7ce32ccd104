package dev.kickoff.hub.console;

import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.Quantile;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws traffic against its forecast. */
final class SignalPanel {
    /** What a forecast's provenance says about where a running event is in time, by the event's id. */
    private static final String LIVE = "live.";

    private SignalPanel() {}

    static ChartData.Panel of(String eventId, String signal, String region, TrafficView traffic, Hours hours) {
        ChartWindow window = traffic.window();
        List<ChartData.Line> lines = new ArrayList<>();
        lines.add(ChartData.Line.atSteps("p10", "Quiet case (p10)", window, traffic.forecast(Quantile.P10)));
        lines.add(ChartData.Line.atSteps("p90", "Busy case (p90)", window, traffic.forecast(Quantile.P90)));
        lines.add(ChartData.Line.atSteps("p99", "Extreme case (p99)", window, traffic.forecast(Quantile.P99)));
        lines.add(ChartData.Line.atSteps("median", "Expected (p50)", window, traffic.forecast(Quantile.P50)));
        lines.add(ChartData.Line.atSteps("actual", "Actual", window, traffic.actual()));
        lines.removeIf(ChartData.Line::empty);
        return new ChartData.Panel(
                "signal-" + signal + "-" + region,
                "Traffic: " + signal + " in " + region,
                traffic.unit(),
                lines,
                notes(traffic, hours),
                live(eventId, traffic.newest()),
                null);
    }

    static ChartData.Panel without(String signal, String region, String problem) {
        return new ChartData.Panel(
                "signal-" + signal + "-" + region,
                "Traffic: " + signal + " in " + region,
                "",
                List.of(),
                List.of(),
                null,
                problem);
    }

    private static @Nullable String live(String eventId, @Nullable Forecast newest) {
        String shown = newest == null ? null : newest.provenance().parameters().get(LIVE + eventId);
        return shown == null ? null : "Going by live traffic, this event " + shown + ".";
    }

    private static List<String> notes(TrafficView traffic, Hours hours) {
        List<String> notes = new ArrayList<>();
        Forecast newest = traffic.newest();
        Forecast past = traffic.past();
        if (newest == null) {
            notes.add("There is no forecast yet.");
            return notes;
        }
        boolean earlier = past != null
                && past.from().isBefore(newest.from())
                && newest.from().isAfter(traffic.window().from());
        String from = hours.near(newest.from(), traffic.window().from());
        if (past != null && earlier) {
            notes.add("Up to " + from + " the forecast as it stood at "
                    + hours.near(past.cutoff(), traffic.window().from()) + "; after that as of "
                    + hours.near(newest.cutoff(), traffic.window().from()) + ".");
        } else {
            notes.add("Forecast as of "
                    + hours.near(newest.cutoff(), traffic.window().from()) + ".");
        }
        return notes;
    }
}
