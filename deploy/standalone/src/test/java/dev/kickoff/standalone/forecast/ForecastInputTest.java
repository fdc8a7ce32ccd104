package dev.kickoff.standalone.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.standalone.CommandRun;
import dev.kickoff.standalone.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code kickoff forecast} makes of little, odd and wrong input, on simulated half hours. */
class ForecastInputTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant ORIGIN = Instant.parse("2026-03-22T00:00:00Z");
    private static final Instant ODD = Instant.parse("2026-03-21T10:00:00Z");
    private static final String EVENT_HEADER = "id,name,category,start,end,expected_audience,known_at";

    @TempDir
    Path folder;

    private Path events;
    private Path origins;
    private Path out;

    @BeforeEach
    void noEventsAndOneOrigin() throws IOException {
        events = Csv.write(folder.resolve("events.csv"), EVENT_HEADER);
        origins = Csv.write(
                folder.resolve("origins.csv"), "origin,from,to", ORIGIN + "," + ORIGIN + ",2026-03-23T00:00:00Z");
        out = folder.resolve("forecast.csv");
    }

    @Test
    void rowsInAnyOrderGiveTheSameForecast() throws IOException {
        List<String> rows = rows(START, ORIGIN, 1);
        forecast(traffic(rows)).succeeded();
        List<String> ordered = Csv.rows(out);
        Collections.shuffle(rows, new Random(1));

        forecast(traffic(rows)).succeeded();

        assertEquals(ordered, Csv.rows(out));
    }

    @Test
    void lessThanADayGivesAForecastAndAWarning() throws IOException {
        CommandRun run = forecast(traffic(rows(ORIGIN.minus(Duration.ofHours(6)), ORIGIN, 1)))
                .succeeded();

        assertEquals(48, Csv.rows(out).size());
        assertTrue(
                run.err().contains("kickoff: warning: origin 2026-03-22T00:00:00Z: only 12 steps of 1800 seconds"),
                run.err());
    }

    @Test
    void enoughHistoryGivesNoWarning() throws IOException {
        CommandRun run = forecast(traffic(rows(START, ORIGIN, 1))).succeeded();

        assertFalse(run.err().contains("warning"), run.err());
    }

    @Test
    void whatIsTaggedDoesNotCount() throws IOException {
        Path untouched = traffic(rows(START, ORIGIN, 1));
        Path odd = Files.copy(traffic(rows(START, ORIGIN, 9)), folder.resolve("odd.csv"));
        Path gap = Csv.copy(
                untouched, folder.resolve("gap.csv"), at -> at.isBefore(ODD) || !at.isBefore(ODD.plusSeconds(7200)));
        forecast(odd).succeeded();
        List<String> disturbed = Csv.rows(out);
        forecast(gap).succeeded();
        List<String> withGap = Csv.rows(out);

        forecast(odd, "--tags", tags(ODD + "," + ODD.plusSeconds(7200) + ",rehearsal,load test"))
                .succeeded();

        assertEquals(withGap, Csv.rows(out));
        assertNotEquals(disturbed, withGap);
    }

    @Test
    void aTagCountsFromWhenItIsKnown() throws IOException {
        Path odd = traffic(rows(START, ORIGIN, 9));
        forecast(odd).succeeded();
        List<String> disturbed = Csv.rows(out);

        forecast(odd, "--tags", tags(ODD + "," + ODD.plusSeconds(7200) + ",outage,,2026-03-22T00:00:01Z"))
                .succeeded();
        assertEquals(disturbed, Csv.rows(out), "known a second after the origin");

        forecast(odd, "--tags", tags(ODD + "," + ODD.plusSeconds(7200) + ",outage,,2026-03-22T00:00:00Z"))
                .succeeded();
        assertNotEquals(disturbed, Csv.rows(out));

        forecast(odd, "--tags", tags(ODD + "," + ORIGIN.plusSeconds(7200) + ",outage,,"))
                .succeeded();
        assertEquals(disturbed, Csv.rows(out), "known from its end on, which is after the origin");
    }

    @Test
    void forecastsThroughAnOutageThatGoesOn() throws IOException {
        Path odd = traffic(rows(START, ORIGIN, 0));

        forecast(odd, "--tags", tags(ODD + "," + ORIGIN.plusSeconds(7200) + ",outage,," + ODD))
                .succeeded();

        double p50 = Double.parseDouble(Csv.field(Csv.rows(out).get(0), 3));
        assertTrue(p50 > 50, "as usual, not as in the outage: " + p50);
    }

    @Test
    void refusesTagsThatCannotBe() throws IOException {
        Path traffic = traffic(rows(START, ORIGIN, 1));

        String line =
                forecast(traffic, "--tags", tags(ODD + "," + ODD + ",outage,,")).refusedWith(3);

        assertTrue(line.contains("tags.csv line 2 column end: '" + ODD + "' must be after start"), line);
        assertFalse(Files.exists(out));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-1", "1e999", "5f", "0x1p3", "1.250,5"})
    void refusesAValueThatIsNoQuantity(String value) throws IOException {
        List<String> rows = rows(START, ORIGIN, 1);
        rows.add(ORIGIN + "," + value);

        String line = forecast(traffic(rows)).refusedWith(3);

        assertTrue(line.contains("traffic.csv line " + (rows.size() + 1)), line);
    }

    @Test
    void refusesOneSampleTwoOfOneTimeAndAnIrregularStep() throws IOException {
        assertRefused(List.of(START + ",5"), "is the only sample; two are needed to know the step");
        List<String> twice = rows(START, ORIGIN, 1);
        twice.add(START + ",7");
        assertRefused(twice, "'2026-03-01T00:00:00Z' is on line 2 already; keep one of the two");
        List<String> irregular = rows(START, ORIGIN, 1);
        irregular.add(ORIGIN.plusSeconds(1) + ",7");
        assertRefused(irregular, "is not a multiple of the file's step, 1800 seconds");
        assertRefused(List.of(), "holds no samples");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A,Match,,2026-03-22T10:00:00Z,2026-03-22T12:00:00Z,,2026-01-01T00:00:00Z | column category: '' must be",
                "A,Match,football,2026-03-22T12:00:00Z,2026-03-22T10:00:00Z,,2026-01-01T00:00:00Z | column end: '2026-03-22T10:00:00Z' must be after start",
                "A,Match,football,2026-03-22T10:00:00Z,2026-03-22T12:00:00Z,-5,2026-01-01T00:00:00Z | column expected_audience: '-5' must be",
                "A,Match,football,2026-03-22T10:00:00Z,2026-03-22T12:00:00Z,0,2026-01-01T00:00:00Z | column expected_audience: '0' must be above zero",
                "A,Match,football,2026-03-22T10:00:00Z,2026-03-22T12:00:00Z,1e13,2026-01-01T00:00:00Z | column expected_audience: '1e13' must be at most 10 billion people",
                "A,Match,football,2026-03-22T10:00:00Z,2026-03-22T12:00:00Z,,later | column known_at: 'later' must be a time"
            })
    void refusesAnEventThatCannotBe(String row, String message) throws IOException {
        events = Csv.write(folder.resolve("events.csv"), EVENT_HEADER, row);

        String line = forecast(traffic(rows(START, ORIGIN, 1))).refusedWith(3);

        assertTrue(line.contains("events.csv line 2 " + message), line);
    }

    @Test
    void refusesTwoRevisionsOfAnEventThatBecameKnownAtOnce() throws IOException {
        String row = "A,Match,football,2026-03-22T%d:00:00Z,2026-03-22T20:00:00Z,,2026-01-01T00:00:00Z";
        events = Csv.write(folder.resolve("events.csv"), EVENT_HEADER, row.formatted(17), row.formatted(18));

        String line = forecast(traffic(rows(START, ORIGIN, 1))).refusedWith(3);

        assertTrue(line.contains("line 3 column id: 'A' has the same known_at on line 2"), line);
    }

    private void assertRefused(List<String> rows, String message) throws IOException {
        String line = forecast(traffic(rows)).refusedWith(3);
        assertTrue(line.contains(message), line);
        assertFalse(Files.exists(out));
    }

    private Path tags(String row) throws IOException {
        boolean withKnownAt = row.chars().filter(c -> c == ',').count() == 4;
        return Csv.write(folder.resolve("tags.csv"), "start,end,kind,note" + (withKnownAt ? ",known_at" : ""), row);
    }

    private Path traffic(List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of("timestamp,value"));
        lines.addAll(rows);
        return Csv.write(folder.resolve("traffic.csv"), lines.toArray(String[]::new));
    }

    /** 100 at night, 200 by day; two hours of the last day multiplied, up to the end if by nothing. */
    private static List<String> rows(Instant from, Instant to, double odd) {
        List<String> rows = new ArrayList<>();
        Instant oddEnd = odd == 0 ? to : ODD.plusSeconds(7200);
        for (Instant at = from; at.isBefore(to); at = at.plusSeconds(1800)) {
            double usual = at.getEpochSecond() % 86_400 < 8 * 3600 ? 100 : 200;
            boolean isOdd = !at.isBefore(ODD) && at.isBefore(oddEnd);
            rows.add(at + "," + (isOdd ? odd * usual : usual));
        }
        return rows;
    }

    private CommandRun forecast(Path traffic, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "forecast",
                "--traffic",
                traffic,
                "--events",
                events,
                "--origins",
                origins,
                "--timezone",
                "Europe/Paris",
                "--out",
                out));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray());
    }
}
