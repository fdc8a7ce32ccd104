package dev.kickoff.standalone.plan;

import dev.kickoff.forecaster.files.ForecastCsv.Row;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.standalone.cli.CommandFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Steps without a gap that one origin forecast.
 *
 * @param origin when the forecast was made
 */
record ForecastWindow(Instant origin, Duration step, List<Row> rows) {
    /** Windows of a whole file, the older origin first. */
    static List<ForecastWindow> of(List<Row> rows, String source) {
        List<Row> ordered = rows.stream()
                .sorted(Comparator.comparing(Row::origin).thenComparing(Row::timestamp))
                .toList();
        Duration step = step(ordered, source);
        List<ForecastWindow> windows = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= ordered.size(); i++) {
            if (i == ordered.size() || !follows(ordered.get(i - 1), ordered.get(i), step, source)) {
                windows.add(new ForecastWindow(ordered.get(start).origin(), step, ordered.subList(start, i)));
                start = i;
            }
        }
        return windows;
    }

    Instant from() {
        return rows.get(0).timestamp();
    }

    Instant to() {
        return rows.get(rows.size() - 1).timestamp().plus(step);
    }

    boolean covers(Instant instant) {
        return !instant.isBefore(from()) && instant.isBefore(to());
    }

    /** As the planner wants it. A file says nothing about where the numbers come from. */
    Forecast forecastFor(ServiceRegistration service) {
        return new Forecast(
                "file",
                service.signal(),
                service.region(),
                origin,
                origin,
                from(),
                Math.toIntExact(step.toSeconds()),
                values(Row::p10),
                values(Row::p50),
                values(Row::p90),
                values(Row::p99),
                List.of(),
                new Forecast.Provenance("file", "unknown", origin, origin, 0, "unknown", Map.of(), Map.of()));
    }

    private List<Double> values(ToDoubleFunction<Row> quantile) {
        return rows.stream().map(quantile::applyAsDouble).toList();
    }

    private static boolean follows(Row before, Row row, Duration step, String source) {
        if (!row.origin().equals(before.origin())) {
            return false;
        }
        Duration distance = Duration.between(before.timestamp(), row.timestamp());
        if (distance.isZero()) {
            throw CommandFailure.badInput(
                    source + ": origin " + row.origin() + " has " + row.timestamp() + " twice; keep one row per step");
        }
        if (distance.toSeconds() % step.toSeconds() != 0) {
            throw CommandFailure.badInput(source + ": origin " + row.origin() + " timestamp '" + row.timestamp()
                    + "' is not a whole number of steps of " + step + " after " + before.timestamp());
        }
        return distance.equals(step);
    }

    private static Duration step(List<Row> ordered, String source) {
        Duration shortest = null;
        for (int i = 1; i < ordered.size(); i++) {
            Duration distance = Duration.between(
                    ordered.get(i - 1).timestamp(), ordered.get(i).timestamp());
            boolean sameOrigin =
                    ordered.get(i).origin().equals(ordered.get(i - 1).origin());
            if (sameOrigin && !distance.isZero() && (shortest == null || distance.compareTo(shortest) < 0)) {
                shortest = distance;
            }
        }
        if (shortest == null) {
            throw CommandFailure.badInput(source + ": no origin has two steps; two are needed to know the step");
        }
        return shortest;
    }
}
