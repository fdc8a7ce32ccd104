package dev.kickoff.standalone.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.standalone.CommandRun;
import dev.kickoff.standalone.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On simulated traffic, see {@link SimulatedEvenings}: the last afternoon and evening of it, at two lags. */
class SimulateCommandTest {
    private static final Instant FROM = SimulatedEvenings.START
            .plus(Duration.ofDays(SimulatedEvenings.DAYS - 1))
            .plus(Duration.ofHours(16));
    private static final Instant TO = FROM.plus(Duration.ofHours(7));

    @TempDir
    static Path folder;

    private static Path traffic;
    private static Path events;
    private static Path service;
    private static Path out;
    private static CommandRun run;

    @BeforeAll
    static void simulateOnce() throws Exception {
        traffic = SimulatedEvenings.traffic(folder.resolve("traffic.csv"));
        events = SimulatedEvenings.events(folder.resolve("events.csv"));
        service = SimulatedEvenings.service(folder.resolve("service.yaml"), Duration.ofMinutes(5));
        out = folder.resolve("out");
        run = simulate(traffic, events, FROM, TO, out, "--lag", "10m,30m").succeeded();
    }

    @Test
    void printsEveryStrategyForEveryLag() {
        assertTrue(
                run.out().startsWith("Simulated: web from " + FROM + " to " + TO + ", 84 steps of 300 s, 0 of them"),
                run.out());
        for (String line : List.of("start-up lag 10 min", "start-up lag 30 min")) {
            assertTrue(run.out().contains(line), run.out());
        }
        for (String strategy :
                List.of("kickoff plan", "static at peak", "reactive only", "last week × 1.5", "perfect foresight")) {
            assertEquals(
                    2,
                    run.out().lines().filter(line -> line.startsWith(strategy)).count(),
                    strategy);
        }
        assertTrue(run.err().contains("84 of 84 forecasts"), run.err());
    }

    @Test
    void floorsHaveARowPerChangeWithinTheLimits() throws IOException {
        for (String lag : List.of("L10", "L30")) {
            List<String> rows = Csv.rows(out.resolve("floors_" + lag + ".csv"));
            assertEquals(FROM.toString(), Csv.field(rows.get(0), 0));
            assertEquals(TO.toString(), Csv.field(rows.get(rows.size() - 1), 0));
            for (int i = 0; i < rows.size(); i++) {
                int units = Integer.parseInt(Csv.field(rows.get(i), 1));
                assertTrue(units >= 2 && units <= 40, rows.get(i));
                boolean end = i == rows.size() - 1;
                assertTrue(i == 0 || end || units != Integer.parseInt(Csv.field(rows.get(i - 1), 1)), rows.get(i));
            }
            int peak = rows.stream()
                    .mapToInt(row -> Integer.parseInt(Csv.field(row, 1)))
                    .max()
                    .orElseThrow();
            assertTrue(peak >= 20, "the evening needs about 22, the day at most 9: " + peak);
        }
    }

    @Test
    void minutesHoldTrafficNeedAndWhatEachLagHad() throws IOException {
        List<String> lines = Files.readAllLines(out.resolve("minutes.csv"));
        assertEquals(
                "timestamp,traffic,needed,floor_L10,asked_L10,ready_L10,floor_L30,asked_L30,ready_L30", lines.get(0));
        assertEquals(85, lines.size());
        for (String line : lines.subList(1, lines.size())) {
            String[] fields = line.split(",", -1);
            assertEquals(9, fields.length, line);
            double[] numbers = Arrays.stream(fields)
                    .skip(1)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertEquals(numbers[0] / 100, numbers[1], 1e-4, line);
            for (int lag = 0; lag < 2; lag++) {
                assertTrue(numbers[3 + 3 * lag] >= numbers[2 + 3 * lag], "asked is not below the floor: " + line);
                assertTrue(numbers[4 + 3 * lag] <= numbers[3 + 3 * lag], "ready is not above what was asked: " + line);
            }
        }
    }

    @Test
    void summaryHasARowPerLagAndStrategy() throws IOException {
        List<String> lines = Files.readAllLines(out.resolve("summary.csv"));
        assertEquals(
                "lag_minutes,strategy,minutes_short,minutes_above_target,demand_lost_pct,instance_minutes,"
                        + "times_foresight,times_foresight_at_target,peak_instances,cost_usd",
                lines.get(0));
        assertEquals(11, lines.size());
        assertEquals("0.00", Csv.field(row("10,perfect_foresight"), 2));
        assertEquals("1.0000", Csv.field(row("10,perfect_foresight"), 6));
        assertEquals("", Csv.field(row("10,kickoff"), 9), "there is no price");
    }

    @Test
    void atALongLagTheFloorsLeaveFewerMinutesShortThanTheScalerAlone() throws IOException {
        double planned = Double.parseDouble(Csv.field(row("30,kickoff"), 2));
        double reactive = Double.parseDouble(Csv.field(row("30,reactive_only"), 2));
        assertTrue(planned < reactive, planned + " against " + reactive);
    }

    @Test
    void everyFloorsFileReplaysToTheSameNumbers() throws IOException {
        for (int lag : List.of(10, 30)) {
            Path yaml = SimulatedEvenings.service(folder.resolve("lag" + lag + ".yaml"), Duration.ofMinutes(lag));
            CommandRun replay = CommandRun.of(
                            "replay",
                            "--traffic",
                            traffic,
                            "--floors",
                            out.resolve("floors_L" + lag + ".csv"),
                            "--service",
                            yaml)
                    .succeeded();
            String[] replayed = replay.out()
                    .lines()
                    .filter(line -> line.startsWith("kickoff plan"))
                    .findFirst()
                    .orElseThrow()
                    .replace(",", "")
                    .substring("kickoff plan".length())
                    .strip()
                    .split("\\s+");
            String row = row(lag + ",kickoff");
            assertEquals(Double.parseDouble(Csv.field(row, 2)), Double.parseDouble(replayed[0]), 0.5, row);
            assertEquals(Double.parseDouble(Csv.field(row, 4)), Double.parseDouble(replayed[1]), 0.0006, row);
            assertEquals(Double.parseDouble(Csv.field(row, 5)) / 60, Double.parseDouble(replayed[2]), 0.06, row);
        }
    }

    @Test
    void whatComesAfterAnInstantDoesNotMoveFloorsBeforeIt() throws IOException {
        Instant cut = FROM.plus(Duration.ofHours(3));
        Instant end = SimulatedEvenings.START.plus(Duration.ofDays(SimulatedEvenings.DAYS));
        Path other = SimulatedEvenings.traffic(folder.resolve("other.csv"), end, cut, 3);
        Path late = SimulatedEvenings.events(
                folder.resolve("late.csv"),
                "extra,Extra,show," + cut.plusSeconds(600) + "," + cut.plusSeconds(9_600) + ",50000," + cut);
        Path elsewhere = folder.resolve("elsewhere");
        simulate(other, late, FROM, TO, elsewhere, "--lag", "10m").succeeded();
        List<String> known = before(out.resolve("floors_L10.csv"), cut);
        assertEquals(known, before(elsewhere.resolve("floors_L10.csv"), cut));
        assertNotEquals(
                Csv.rows(out.resolve("floors_L10.csv")),
                Csv.rows(elsewhere.resolve("floors_L10.csv")),
                "three times the traffic and an event more must show afterwards");
    }

    @Test
    void drawsTheWorstDayOfEveryLag() throws Exception {
        for (String lag : List.of("L10", "L30")) {
            Path file = out.resolve("worst_day_" + lag + ".svg");
            String svg = Files.readString(file);
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
            assertTrue(svg.contains("prefers-color-scheme: dark"), svg);
            assertTrue(svg.contains("Evening &amp; night 15"), svg);
            assertTrue(!svg.contains("NaN"), svg);
        }
    }

    @Test
    void leavesNothingUnfinishedBehind() throws IOException {
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(
                    List.of(
                            "floors_L10.csv",
                            "floors_L30.csv",
                            "minutes.csv",
                            "summary.csv",
                            "worst_day_L10.svg",
                            "worst_day_L30.svg"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void refusesAFolderThatIsAFile() {
        String line = simulate(traffic, events, FROM, TO, traffic).refusedWith(3);
        assertEquals("kickoff: --out " + traffic + " is a file; give the name of a folder", line);
    }

    @Test
    void refusesAnEndBeforeTheStart() {
        String line = simulate(traffic, events, TO, FROM, out).refusedWith(2);
        assertTrue(line.contains("--to '" + FROM + "' must be after --from '" + TO + "'"), line);
    }

    @Test
    void refusesALagThatIsNotWholeMinutes() {
        String line = simulate(traffic, events, FROM, TO, out, "--lag", "PT90S").refusedWith(2);
        assertTrue(line.contains("'PT90S' is not a lag of whole minutes within a day, such as 5m, 1h or PT5M"), line);
    }

    @Test
    void refusesATimeWithoutTraffic() {
        Instant later = TO.plus(Duration.ofDays(30));
        String line =
                simulate(traffic, events, later, later.plusSeconds(3_600), out).refusedWith(3);
        assertTrue(line.contains("there is no traffic between " + later), line);
    }

    @Test
    void refusesAStartWithoutAnythingBeforeIt() {
        String line = simulate(traffic, events, SimulatedEvenings.START, TO, folder.resolve("early"))
                .err()
                .lines()
                .reduce("", (first, second) -> second);
        assertTrue(line.contains("give a later --from or more traffic before it"), line);
    }

    private static List<String> before(Path floors, Instant cut) throws IOException {
        return Csv.rows(floors).stream()
                .filter(row -> Instant.parse(Csv.field(row, 0)).isBefore(cut))
                .toList();
    }

    private static String row(String start) throws IOException {
        return Files.readAllLines(out.resolve("summary.csv")).stream()
                .filter(line -> line.startsWith(start + ","))
                .findFirst()
                .orElseThrow();
    }

    private static CommandRun simulate(Path traffic, Path events, Instant from, Instant to, Path out, Object... more) {
        Stream<Object> words = Stream.of(
                "simulate",
                "--traffic",
                traffic,
                "--events",
                events,
                "--service",
                service,
                "--from",
                from,
                "--to",
                to,
                "--out",
                out);
        return CommandRun.of(Stream.concat(words, Arrays.stream(more)).toArray());
    }
}
