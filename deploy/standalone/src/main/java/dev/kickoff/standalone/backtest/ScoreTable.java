package dev.kickoff.standalone.backtest;

import dev.kickoff.forecaster.backtest.ModelScore;
import dev.kickoff.forecaster.backtest.Score;
import dev.kickoff.standalone.cli.TextTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The rows of a backtest, as a table for people and as CSV. */
record ScoreTable(List<ModelScore> rows) {
    private record Column(String name, String format, ToDoubleFunction<ModelScore> value) {
        static Column of(String name, String format, ToDoubleFunction<Score> value) {
            return new Column(name, format, row -> value.applyAsDouble(row.score()));
        }
    }

    private static final List<Column> COLUMNS = List.of(
            Column.of("wql", "%.3f", Score::wql),
            Column.of("wape", "%.3f", Score::wape),
            Column.of("bias", "%.2f", Score::bias),
            Column.of("cov90", "%.3f", Score::coverage90),
            Column.of("cov99", "%.3f", Score::coverage99),
            Column.of("p99_over_actual", "%.2f", Score::p99OverActual),
            Column.of("peak_factor", "%.2f", Score::peakFactor),
            Column.of("peak_in_1_5", "%.2f", Score::peaksWithin1_5),
            Column.of("peak_p99_cov", "%.2f", Score::peakP99Coverage),
            Column.of("peak_time_min", "%.0f", Score::peakTimeErrorMinutes),
            new Column("s/origin", "%.2f", ModelScore::secondsPerOrigin));

    String text() {
        List<List<String>> lines = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("model"));
        COLUMNS.forEach(column -> head.add(column.name()));
        lines.add(head);
        for (ModelScore row : rows) {
            List<String> line = new ArrayList<>(List.of(row.model() + (row.current() ? " (in use)" : "")));
            COLUMNS.forEach(column -> line.add(text(column, row)));
            lines.add(line);
        }
        Score any = rows.get(0).score();
        return String.format(
                        Locale.ROOT, "%,d windows, %,d steps, %,d peaks%n%n", any.windows(), any.points(), any.peaks())
                + TextTable.of(lines)
                + verdict();
    }

    private static String text(Column column, ModelScore row) {
        double value = column.value().applyAsDouble(row);
        return Double.isFinite(value) ? String.format(Locale.ROOT, column.format(), value) : "-";
    }

    private String verdict() {
        ModelScore best = ModelScore.best(rows);
        return rows.size() < 2
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%nBest by wql: %s, %.3f%n",
                        best.model(),
                        best.score().wql());
    }

    /** The table in full precision; a number that does not exist is left empty. */
    void writeCsv(Appendable out) throws IOException {
        out.append("model,in_use,windows,points,peaks");
        for (Column column : COLUMNS) {
            out.append(',').append(column.name().equals("s/origin") ? "seconds_per_origin" : column.name());
        }
        out.append('\n');
        for (ModelScore row : rows) {
            Score score = row.score();
            out.append(String.join(
                    ",",
                    row.model(),
                    Boolean.toString(row.current()),
                    Integer.toString(score.windows()),
                    Integer.toString(score.points()),
                    Integer.toString(score.peaks())));
            for (Column column : COLUMNS) {
                double value = column.value().applyAsDouble(row);
                out.append(',').append(Double.isFinite(value) ? Double.toString(value) : "");
            }
            out.append('\n');
        }
    }
}
