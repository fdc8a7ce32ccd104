package dev.kickoff.hub.console;

import dev.kickoff.hub.readiness.CapacityPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How long less was ready than the traffic kept busy. */
final class Shortfall {
    /** The same hair of slack as where whole units are counted. */
    private static final double SLACK = 1e-9;

    private Shortfall() {}

    /** Steps where either is unknown do not count. */
    static Duration of(ChartWindow window, List<@Nullable Double> busy, List<@Nullable Double> ready) {
        int steps = 0;
        for (int i = 0; i < Math.min(busy.size(), ready.size()); i++) {
            Double need = busy.get(i);
            Double have = ready.get(i);
            if (need != null && have != null && need > have + SLACK) {
                steps++;
            }
        }
        return Duration.ofSeconds((long) steps * window.stepSeconds());
    }

    /** What was last reported ready when each step began. */
    static List<@Nullable Double> onSteps(ChartWindow window, int steps, List<CapacityPoint> reported) {
        List<@Nullable Double> ready = new ArrayList<>(steps);
        int next = 0;
        Double last = null;
        for (int step = 0; step < steps; step++) {
            Instant at = window.at(step);
            while (next < reported.size() && !reported.get(next).at().isAfter(at)) {
                Integer units = reported.get(next).ready();
                last = units == null ? null : units.doubleValue();
                next++;
            }
            ready.add(last);
        }
        return Collections.unmodifiableList(ready);
    }

    static String words(Duration length) {
        return length.isZero() ? "no time at all" : Spans.words(length);
    }
}
