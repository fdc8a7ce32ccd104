package dev.kickoff.standalone.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.forecaster.model.ForecastModel;
import dev.kickoff.forecaster.model.Models;
import dev.kickoff.standalone.CommandRun;
import dev.kickoff.standalone.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the example files: real traffic in steps of five minutes. */
class BacktestCommandTest {
    private static final Path EXAMPLES = CommandRun.EXAMPLES;

    @TempDir
    Path folder;

    @Test
    void printsARowPerModelAndSaysWhichIsTheBest() {
        CommandRun run = backtest("--origins", EXAMPLES.resolve("origins.csv")).succeeded();

        List<String> lines = run.out().lines().toList();
        assertTrue(lines.get(0).matches("13 windows, 3,\\d{3} steps, \\d+ peaks"), run.out());
        assertTrue(lines.get(2).matches("model +wql +wape .*peak_time_min +s/origin"), run.out());
        for (int row = 0; row < Models.all().size(); row++) {
            String name = Models.all().get(row).name();
            assertTrue(lines.get(3 + row).startsWith(name), run.out());
            assertTrue(lines.get(3 + row).matches("\\S+( \\(in use\\))?( +\\d+(\\.\\d+)?){11}"), lines.get(3 + row));
        }
        String current = Models.current().name();
        assertTrue(lines.get(3).startsWith(current + " (in use)"), run.out());
        assertTrue(run.out().contains("Best by wql: "), run.out());
        assertTrue(run.err().endsWith(" forecasts\n"), run.err());
    }

    @Test
    void choosesTheWindowsItselfAndWritesTheTable() throws IOException {
        Path out = folder.resolve("made/results.csv");

        CommandRun run = backtest("--out", out).succeeded();

        assertTrue(run.out().startsWith("13 windows, "), run.out());
        List<String> lines = Files.readAllLines(out);
        assertEquals(
                "model,in_use,windows,points,peaks,wql,wape,bias,cov90,cov99,p99_over_actual,peak_factor,peak_in_1_5,"
                        + "peak_p99_cov,peak_time_min,seconds_per_origin",
                lines.get(0));
        assertEquals(
                Models.all().stream().map(ForecastModel::name).toList(),
                lines.stream().skip(1).map(line -> Csv.field(line, 0)).toList());
        assertEquals("13", Csv.field(lines.get(1), 2));
    }

    @Test
    void scoresFromTheWindowThatIsAskedFor() {
        CommandRun run =
                backtest("--from-window", 12, "--models", "seasonal-naive").succeeded();

        assertTrue(run.out().startsWith("2 windows, "), run.out());
        assertEquals(4, run.out().lines().count(), run.out());
    }

    @Test
    void worksWithoutAnyEvents() throws IOException {
        Path none = Csv.write(folder.resolve("events.csv"), "id,name,category,start,end,expected_audience,known_at");

        CommandRun run =
                CommandRun.of(arguments(none, "--models", "seasonal-naive-1")).succeeded();

        assertTrue(run.out().matches("(?s)\\d+ windows, [\\d,]+ steps, \\d+ peaks.*"), run.out());
    }

    @Test
    void theEpisodesOfATelevisionSeriesAreForecastByTheDay() {
        Path survivor = EXAMPLES.resolve("survivor");

        CommandRun run = CommandRun.of(
                        "backtest",
                        "--traffic",
                        survivor.resolve("traffic.csv"),
                        "--events",
                        survivor.resolve("events.csv"),
                        "--timezone",
                        "UTC",
                        "--from-window",
                        685)
                .succeeded();

        assertTrue(run.out().startsWith("9 windows, 126 steps, "), run.out());
        assertTrue(run.out().contains("Best by wql: " + Models.current().name()), run.out());
    }

    @Test
    void refusesAModelThatDoesNotExist() {
        String line = backtest("--models", "crystal-ball").refusedWith(2);

        assertTrue(
                line.contains("--models 'crystal-ball' is not one of "
                        + Models.current().name()),
                line);
    }

    @Test
    void refusesAWindowThatDoesNotExist() {
        String line = backtest("--from-window", 14).refusedWith(2);

        assertTrue(line.contains("--from-window '14' must be between 1 and the number of windows, 13"), line);
    }

    @Test
    void saysWhatIsMissingOfATooShortHistory() throws IOException {
        Path traffic = Csv.write(
                folder.resolve("t.csv"), "timestamp,value", "1998-06-01T00:00:00Z,7", "1998-06-01T00:05:00Z,8");
        Path out = folder.resolve("results.csv");

        String line = CommandRun.of(
                        "backtest",
                        "--traffic",
                        traffic,
                        "--events",
                        EXAMPLES.resolve("events.csv"),
                        "--timezone",
                        "Europe/Paris",
                        "--out",
                        out)
                .refusedWith(3);

        assertTrue(line.contains("leaves no window around an event") && line.contains("--origins"), line);
        assertFalse(Files.exists(out));
    }

    @Test
    void refusesAnOriginBeforeAllTraffic() throws IOException {
        Path origins = Csv.write(
                folder.resolve("o.csv"),
                "origin,from,to",
                "1998-01-01T00:00:00Z,1998-01-01T00:00:00Z,1998-01-02T00:00:00Z");

        CommandRun run = backtest("--origins", origins);

        assertEquals(3, run.exitCode(), run.toString());
        assertTrue(run.err().contains("o.csv: no sample before the cutoff 1998-01-01T00:00:00Z"), run.err());
    }

    @Test
    void refusesToOverwriteWhatItReads() {
        Path origins = EXAMPLES.resolve("origins.csv");

        assertTrue(
                backtest("--origins", origins, "--out", origins).refusedWith(3).contains("is also read"));
    }

    private static CommandRun backtest(Object... more) {
        return CommandRun.of(arguments(EXAMPLES.resolve("events.csv"), more));
    }

    private static Object[] arguments(Path events, Object... more) {
        List<Object> arguments = new ArrayList<>(List.of(
                "backtest",
                "--traffic",
                EXAMPLES.resolve("traffic.csv"),
                "--events",
                events,
                "--timezone",
                "Europe/Paris"));
        arguments.addAll(List.of(more));
        return arguments.toArray();
    }
}
