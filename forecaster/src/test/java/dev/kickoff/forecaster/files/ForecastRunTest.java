package dev.kickoff.forecaster.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.forecaster.model.EventAwareModel;
import dev.kickoff.forecaster.model.ForecastModel;
import dev.kickoff.forecaster.model.NoHistoryException;
import dev.kickoff.forecaster.model.SeasonalNaive;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the real traffic of the 1998 World Cup that the demo ships, with its first matches as events. */
class ForecastRunTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final String EVENTS = """
            id,name,category,start,end,expected_audience,known_at,stage
            WC98-01,Brazil v Scotland,football,1998-06-10T15:30:00Z,1998-06-10T17:25:00Z,,1998-01-01T00:00:00Z,group
            WC98-02,Morocco v Norway,football,1998-06-10T19:00:00Z,1998-06-10T20:55:00Z,,1998-01-01T00:00:00Z,group
            WC98-03,Italy v Chile,football,1998-06-11T15:30:00Z,1998-06-11T17:25:00Z,,1998-01-01T00:00:00Z,group
            WC98-04,Cameroon v Austria,football,1998-06-11T19:00:00Z,1998-06-11T20:55:00Z,,1998-01-01T00:00:00Z,group
            WC98-05,Paraguay v Bulgaria,football,1998-06-12T12:30:00Z,1998-06-12T14:25:00Z,,1998-01-01T00:00:00Z,group
            """;
    /** Becomes known only after the last origin. */
    private static final String LATE_REVISION =
            "WC98-05,Paraguay v Bulgaria,football,1998-06-12T20:30:00Z,1998-06-12T22:25:00Z,,1998-06-12T12:00:00Z,group\n";

    private static final List<String> ORIGINS = List.of(
            "1998-06-10T18:00:00Z,1998-06-11T13:30:00Z,1998-06-11T15:30:00Z",
            "1998-06-11T16:30:00Z,1998-06-11T16:30:00Z,1998-06-11T19:30:30Z",
            "1998-06-11T16:30:20Z,1998-06-11T16:30:20Z,1998-06-11T17:30:00Z");

    @TempDir
    Path folder;

    private List<String> traffic;

    @BeforeEach
    void threeWeeksOfMinutes() throws IOException {
        Path shipped =
                Path.of(System.getProperty("kickoff.root"), "deploy/demo/data/wc98_requests_per_minute_train.csv");
        try (Stream<String> lines = Files.lines(shipped)) {
            traffic = lines.skip(1)
                    .filter(line -> line.compareTo("1998-05-22") >= 0 && line.compareTo("1998-06-12T12:00") < 0)
                    .collect(Collectors.toCollection(ArrayList::new));
        }
        assertTrue(traffic.size() > 30_000);
    }

    @Test
    void writesEveryStepOfEveryWindowOnce() throws IOException {
        List<ForecastCsv.Row> rows = run(traffic, EVENTS, ORIGINS, new EventAwareModel());

        assertEquals(120 + 181 + 59, rows.size());
        Map<Instant, Instant> expected = new HashMap<>();
        expected.put(Instant.parse("1998-06-10T18:00:00Z"), Instant.parse("1998-06-11T13:30:00Z"));
        expected.put(Instant.parse("1998-06-11T16:30:00Z"), Instant.parse("1998-06-11T16:30:00Z"));
        expected.put(Instant.parse("1998-06-11T16:30:20Z"), Instant.parse("1998-06-11T16:31:00Z"));
        for (ForecastCsv.Row row : rows) {
            assertEquals(expected.get(row.origin()), row.timestamp());
            expected.computeIfPresent(row.origin(), (origin, last) -> last.plusSeconds(60));
        }
    }

    @Test
    void nothingAfterAnOriginChangesItsForecast() throws IOException {
        for (ForecastModel model : List.of(new EventAwareModel(), new SeasonalNaive())) {
            List<ForecastCsv.Row> whole = run(traffic, EVENTS + LATE_REVISION, ORIGINS, model);
            List<ForecastCsv.Row> cut = new ArrayList<>();
            for (String origin : ORIGINS) {
                String cutoff = origin.substring(0, origin.indexOf(','));
                List<String> before = traffic.stream()
                        .filter(line -> line.compareTo(cutoff) < 0)
                        .toList();
                cut.addAll(run(before, EVENTS, List.of(origin), model));
            }

            assertEquals(cut, whole, model.name());
        }
    }

    @Test
    void aRevisionKnownAtTheOriginCounts() throws IOException {
        String moved = LATE_REVISION.replace("1998-06-12T12:00:00Z", "1998-06-11T00:00:00Z");
        List<String> origin = List.of("1998-06-11T16:30:00Z,1998-06-12T12:30:00Z,1998-06-12T14:30:00Z");

        double before = highest(run(traffic, EVENTS, origin, new EventAwareModel()));
        double after = highest(run(traffic, EVENTS + moved, origin, new EventAwareModel()));

        assertTrue(after < 0.8 * before, "the match has left its hour: " + before + " → " + after);
    }

    @Test
    void theFileAppearsWholeOrNotAtAll() throws IOException {
        Path forecast = folder.resolve("forecast.csv");
        ForecastRun impossible = read(
                traffic,
                EVENTS,
                List.of(ORIGINS.get(0), "1998-05-01T00:00:00Z,1998-05-01T00:00:00Z,1998-05-02T00:00:00Z"));

        assertThrows(NoHistoryException.class, () -> impossible.writeTo(forecast, (done, total) -> {}));
        assertFalse(Files.exists(forecast));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    List.of(),
                    left.filter(file -> file.toString().endsWith(".unfinished")).toList());
        }

        List<Integer> progress = new ArrayList<>();
        read(traffic, EVENTS, ORIGINS).writeTo(forecast, (done, total) -> progress.add(100 * done / total));
        assertEquals(List.of(33, 66, 100), progress);
        assertEquals(361, Files.readAllLines(forecast).size());
    }

    @Test
    void forecastsADayOfMinutesFromThreeWeeksInAMoment() throws IOException {
        ForecastRun day =
                read(traffic, EVENTS, List.of("1998-06-11T16:30:00Z,1998-06-11T16:30:00Z,1998-06-12T16:30:00Z"));
        day.write(new StringBuilder(), (done, total) -> {});
        long start = System.nanoTime();

        day.write(new StringBuilder(), (done, total) -> {});

        Duration took = Duration.ofNanos(System.nanoTime() - start);
        assertTrue(took.compareTo(Duration.ofSeconds(5)) < 0, "took " + took);
    }

    private static double highest(List<ForecastCsv.Row> rows) {
        return rows.stream().mapToDouble(ForecastCsv.Row::p50).max().orElseThrow();
    }

    private List<ForecastCsv.Row> run(
            List<String> trafficRows, String events, List<String> origins, ForecastModel model) throws IOException {
        StringBuilder forecast = new StringBuilder();
        ForecastRun read = read(trafficRows, events, origins);
        new ForecastRun(read.traffic(), read.events(), read.origins(), PARIS, model)
                .write(forecast, (done, total) -> {});
        return ForecastCsv.read(new StringReader(forecast.toString()), "forecast.csv");
    }

    private ForecastRun read(List<String> trafficRows, String events, List<String> origins) throws IOException {
        return ForecastRun.read(
                file("traffic.csv", "timestamp,value\n" + String.join("\n", trafficRows)),
                file("events.csv", events),
                file("origins.csv", "origin,from,to\n" + String.join("\n", origins)),
                PARIS,
                new EventAwareModel());
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
