package dev.kickoff.forecaster.backtest;

import dev.kickoff.forecaster.files.EventsCsv;
import dev.kickoff.forecaster.files.ForecastCsv;
import dev.kickoff.forecaster.files.OriginsCsv;
import dev.kickoff.forecaster.files.OriginsCsv.Origin;
import dev.kickoff.forecaster.files.TrafficCsv;
import dev.kickoff.forecaster.model.QuantileForecast;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.schemas.Event;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** The small simulated cases in {@code src/test/resources/backtest}. */
record Examples(String name) {
    TrafficHistory traffic() throws IOException {
        return TrafficCsv.history(file("traffic.csv"), name);
    }

    List<Event> events() throws IOException {
        return EventsCsv.read(file("events.csv"), name, ZoneOffset.UTC);
    }

    List<Origin> windows() throws IOException {
        return OriginsCsv.read(file("origins.csv"), name);
    }

    /** The given forecast of one window. */
    QuantileForecast forecast(Origin window) throws IOException {
        List<ForecastCsv.Row> rows = ForecastCsv.read(file("forecast.csv"), name).stream()
                .filter(row -> row.origin().equals(window.origin()))
                .toList();
        Instant first = rows.get(0).timestamp();
        return new QuantileForecast(
                first,
                traffic().stepSeconds(),
                column(rows, ForecastCsv.Row::p10),
                column(rows, ForecastCsv.Row::p50),
                column(rows, ForecastCsv.Row::p90),
                column(rows, ForecastCsv.Row::p99),
                List.of(),
                Map.of());
    }

    /** What the independent scorer says, by column. */
    Map<String, Double> expectedScores() throws IOException {
        List<String> lines = file("scores.csv").lines().toList();
        String[] names = lines.get(0).split(",", -1);
        String[] values = lines.get(1).split(",", -1);
        Map<String, Double> scores = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            scores.put(names[i], Double.valueOf(values[i]));
        }
        return scores;
    }

    private static double[] column(List<ForecastCsv.Row> rows, ToDoubleFunction<ForecastCsv.Row> column) {
        return rows.stream().mapToDouble(column).toArray();
    }

    private BufferedReader file(String file) {
        String path = "/backtest/" + name + "/" + file;
        return new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Examples.class.getResourceAsStream(path), path), StandardCharsets.UTF_8));
    }
}
