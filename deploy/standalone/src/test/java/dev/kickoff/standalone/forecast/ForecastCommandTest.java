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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a slice of the real traffic, up to the third match day. */
class ForecastCommandTest {
    private static final Instant FIRST_ORIGIN = Instant.parse("1998-06-09T12:00:00Z");
    private static final Instant SECOND_ORIGIN = Instant.parse("1998-06-10T12:00:00Z");
    private static final Instant END = Instant.parse("1998-06-11T12:00:00Z");

    @TempDir
    Path folder;

    private Path traffic;
    private Path events;
    private Path origins;
    private Path out;

    @BeforeEach
    void slice() throws IOException {
        Path examples = CommandRun.EXAMPLES;
        traffic = Csv.copy(examples.resolve("traffic.csv"), folder.resolve("traffic.csv"), at -> at.isBefore(END));
        events = examples.resolve("events.csv");
        origins = Csv.copy(
                examples.resolve("origins.csv"), folder.resolve("origins.csv"), at -> !at.isAfter(SECOND_ORIGIN));
        out = folder.resolve("made/forecast.csv");
    }

    @Test
    void writesEveryStepOfEveryWindow() throws IOException {
        forecast().succeeded();
        assertEquals("origin,timestamp,p10,p50,p90,p99", Files.readAllLines(out).get(0));
        List<String> rows = Csv.rows(out);
        List<String> times = rows.stream()
                .map(row -> Csv.field(row, 0) + " " + Csv.field(row, 1))
                .toList();
        List<String> expected = Stream.of(FIRST_ORIGIN, SECOND_ORIGIN)
                .flatMap(origin -> Stream.iterate(
                                origin.plus(Duration.ofHours(12)), at -> at.plus(Duration.ofMinutes(5)))
                        .limit(288)
                        .map(at -> origin + " " + at))
                .toList();
        assertEquals(expected, times);
    }

    @Test
    void quantilesNeverCrossAndAreNeverNegative() throws IOException {
        forecast().succeeded();
        for (String row : Csv.rows(out)) {
            double last = 0;
            for (int column = 2; column <= 5; column++) {
                double value = Double.parseDouble(Csv.field(row, column));
                assertTrue(value >= last, row);
                last = value;
            }
        }
    }

    @Test
    void whatLiesAfterAnOriginChangesNothingOfItsForecast() throws IOException {
        forecast().succeeded();
        List<String> whole = Csv.rows(out);

        Csv.copy(traffic, folder.resolve("cut.csv"), at -> at.isBefore(FIRST_ORIGIN));
        traffic = folder.resolve("cut.csv");
        events = Csv.write(
                folder.resolve("events.csv"),
                Stream.concat(
                                Files.readAllLines(events).stream(),
                                // A revision that became known after the first origin.
                                Stream.of("WC98-01,Brazil v Scotland,football,1998-06-10T09:30:00Z,"
                                        + "1998-06-10T11:25:00Z,,1998-06-09T12:00:01Z,group,Brazil,Scotland"))
                        .toArray(String[]::new));
        origins = Csv.copy(origins, folder.resolve("first.csv"), FIRST_ORIGIN::equals);
        forecast().succeeded();

        assertEquals(whole.subList(0, 288), Csv.rows(out));
    }

    @Test
    void trafficUpToTheOriginCounts() throws IOException {
        forecast().succeeded();
        List<String> whole = Csv.rows(out);
        traffic = Csv.copy(
                traffic, folder.resolve("cut.csv"), at -> at.isBefore(FIRST_ORIGIN.minus(Duration.ofHours(6))));
        forecast().succeeded();
        assertNotEquals(whole, Csv.rows(out));
    }

    @Test
    void showsProgressOnStandardErrorOnly() {
        CommandRun run = forecast().succeeded();
        assertEquals("", run.out());
        assertEquals(
                List.of("1 of 2 windows", "2 of 2 windows"), run.err().lines().toList());
    }

    @Test
    void namesLineColumnValueAndRemedyOfBrokenTraffic() throws IOException {
        traffic = Csv.write(
                folder.resolve("t.csv"), "timestamp,value", "1998-06-01T00:00:00Z,7", "1998-06-01T00:05:00Z,-1");
        assertEquals(
                "kickoff: " + traffic + " line 3 column value: '-1' must be a finite number, 0 or more",
                forecast().refusedWith(3));
        assertFalse(Files.exists(out), "nothing may be written");
    }

    @Test
    void namesAnEventThatEndsBeforeItStarts() throws IOException {
        events = Csv.write(
                folder.resolve("e.csv"),
                "id,name,category,start,end,expected_audience,known_at",
                "A,A,football,1998-06-10T17:00:00Z,1998-06-10T15:00:00Z,,1998-01-01T00:00:00Z");
        String line = forecast().refusedWith(3);
        assertTrue(line.contains("e.csv line 2 column end: '1998-06-10T15:00:00Z'"), line);
    }

    @Test
    void refusesAnOriginWithoutHistory() throws IOException {
        origins = Csv.write(
                folder.resolve("o.csv"),
                "origin,from,to",
                "1998-01-01T00:00:00Z,1998-01-01T00:00:00Z,1998-01-02T00:00:00Z");
        String line = forecast().refusedWith(3);
        assertTrue(line.contains("o.csv") && line.contains("1998-01-01T00:00:00Z"), line);
        assertFalse(Files.exists(out));
    }

    @Test
    void keepsTheOlderFileWhenItFails() throws IOException {
        Files.createDirectories(out.getParent());
        Files.writeString(out, "older");
        traffic = Csv.write(folder.resolve("t.csv"), "time,value");
        forecast().refusedWith(3);
        assertEquals("older", Files.readString(out));
        try (Stream<Path> files = Files.list(out.getParent())) {
            assertEquals(List.of(out), files.toList());
        }
    }

    @Test
    void refusesAFileThatIsNotThere() {
        traffic = folder.resolve("nowhere.csv");
        assertEquals(
                "kickoff: --traffic " + traffic + " is not there or not a file; check the path",
                forecast().refusedWith(3));
    }

    @Test
    void refusesAFileThatIsNotText() throws IOException {
        traffic = Files.write(folder.resolve("t.csv"), new byte[] {(byte) 0xc3, (byte) 0x28, 10});
        String line = forecast().refusedWith(3);
        assertTrue(line.contains(traffic + ": is not UTF-8 text"), line);
    }

    @Test
    void refusesAZoneThatDoesNotExist() {
        String line = CommandRun.of(
                        "forecast",
                        "--traffic",
                        traffic,
                        "--events",
                        events,
                        "--origins",
                        origins,
                        "--timezone",
                        "Europe/Pariss",
                        "--out",
                        out)
                .refusedWith(2);
        assertTrue(line.contains("'Europe/Pariss' is not an IANA time zone such as Europe/Paris"), line);
    }

    @Test
    void refusesToOverwriteWhatItReads() {
        out = traffic;
        assertEquals(
                "kickoff: --out " + out + " is also read; give another name",
                forecast().refusedWith(3));
    }

    private CommandRun forecast() {
        return CommandRun.of(
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
                out);
    }
}
