package dev.kickoff.forecaster.files;

import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code origins.csv}: {@code origin,from,to}, when to forecast what. */
public final class OriginsCsv {
    private OriginsCsv() {}

    /**
     * One window to forecast.
     *
     * @param origin the forecast's cutoff: only what was there before it may be used
     * @param from not before the origin
     * @param to after from; every step that starts in {@code [from, to)} is forecast
     */
    public record Origin(Instant origin, Instant from, Instant to) {}

    /**
     * @param source how messages call the file
     * @throws InvalidCsvException naming line and column of the first thing that is wrong
     */
    public static List<Origin> read(Reader csv, String source) throws IOException {
        Map<Origin, Long> origins = new LinkedHashMap<>();
        new CsvRows(source, List.of("origin", "from", "to"), false).forEach(csv, row -> {
            Origin origin = new Origin(row.instant("origin"), row.instant("from"), row.instant("to"));
            if (origin.from().isBefore(origin.origin())) {
                throw row.error("from", "must not be before the origin " + origin.origin());
            }
            if (!origin.to().isAfter(origin.from())) {
                throw row.error("to", "must be after from " + origin.from());
            }
            Long before = origins.put(origin, row.line());
            if (before != null) {
                throw row.error("origin", "is on line " + before + " already, with the same window");
            }
        });
        if (origins.isEmpty()) {
            throw new InvalidCsvException(source, 0, null, null, "holds no origins");
        }
        return List.copyOf(origins.keySet());
    }
}
