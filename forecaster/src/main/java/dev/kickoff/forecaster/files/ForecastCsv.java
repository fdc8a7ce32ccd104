package dev.kickoff.forecaster.files;

import dev.kickoff.forecaster.model.QuantileForecast;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code forecast.csv}: {@code origin,timestamp,p10,p50,p90,p99}. */
public final class ForecastCsv {
    private static final List<String> COLUMNS = List.of("origin", "timestamp", "p10", "p50", "p90", "p99");
    private static final MathContext DIGITS = new MathContext(9);

    private ForecastCsv() {}

    /** One step of one origin's forecast. */
    public record Row(Instant origin, Instant timestamp, double p10, double p50, double p90, double p99) {}

    /**
     * @param source how messages call the file
     * @throws InvalidCsvException naming line and column of the first thing that is wrong, crossing quantiles among it
     */
    public static List<Row> read(Reader csv, String source) throws IOException {
        List<Row> rows = new ArrayList<>();
        new CsvRows(source, COLUMNS, false).forEach(csv, row -> {
            rows.add(new Row(
                    row.instant("origin"),
                    row.instant("timestamp"),
                    row.quantity("p10"),
                    ascending(row, "p10", "p50"),
                    ascending(row, "p50", "p90"),
                    ascending(row, "p90", "p99")));
        });
        if (rows.isEmpty()) {
            throw new InvalidCsvException(source, 0, null, null, "holds no forecast");
        }
        return rows;
    }

    private static double ascending(CsvRow row, String lower, String column) {
        double value = row.quantity(column);
        if (value < row.quantity(lower)) {
            throw row.error(column, "must not be below " + lower + " " + row.text(lower));
        }
        return value;
    }

    static void writeHeader(Appendable out) throws IOException {
        out.append(String.join(",", COLUMNS)).append('\n');
    }

    static void write(Appendable out, Instant origin, QuantileForecast forecast) throws IOException {
        for (int i = 0; i < forecast.steps(); i++) {
            out.append(origin.toString())
                    .append(',')
                    .append(forecast.at(i).toString())
                    .append(',')
                    .append(text(forecast.p10()[i]))
                    .append(',')
                    .append(text(forecast.p50()[i]))
                    .append(',')
                    .append(text(forecast.p90()[i]))
                    .append(',')
                    .append(text(forecast.p99()[i]))
                    .append('\n');
        }
    }

    private static String text(double value) {
        return new BigDecimal(value).round(DIGITS).toPlainString();
    }
}
