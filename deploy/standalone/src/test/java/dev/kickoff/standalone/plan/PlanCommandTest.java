package dev.kickoff.standalone.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.standalone.CommandRun;
import dev.kickoff.standalone.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanCommandTest {
    private static final Instant NOON = Instant.parse("1998-06-10T12:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(10);

    @TempDir
    Path folder;

    private final List<String> rows = new ArrayList<>(List.of("origin,timestamp,p10,p50,p90,p99"));
    private Path service;
    private Path out;

    @BeforeEach
    void files() {
        service = CommandRun.EXAMPLES.resolve("service.yaml");
        out = folder.resolve("floors.csv");
    }

    @Test
    void floorsRiseALeadTimeBeforeTheCrowdAndEndAtTheMinimum() throws IOException {
        forecastHours(NOON.minus(Duration.ofHours(12)), NOON, 20_000, 400_000);
        CommandRun run = plan().succeeded();
        List<String> floors = Csv.rows(out);
        // The jump comes at 13:00; 15 minutes of lead time and a minute of slack before it lie in the block from 12:40.
        assertEquals("1998-06-10T12:40:00Z", Csv.field(floors.get(1), 0), floors.toString());
        // 400,000 × 1.1 needs 22 instances.
        assertTrue(Integer.parseInt(Csv.field(floors.get(1), 1)) >= 22, floors.toString());
        assertEquals("1998-06-10T14:00:00Z,2", floors.get(floors.size() - 1));
        assertTrue(run.out().startsWith("web: " + floors.size() + " changes from "), run.out());
    }

    @Test
    void noFloorStartsBeforeItsForecastWasMade() throws IOException {
        forecastHours(NOON, NOON, 400_000);
        plan().succeeded();
        assertEquals(NOON.toString(), Csv.field(Csv.rows(out).get(0), 0));
    }

    @Test
    void newestOriginCountsWhereWindowsOverlap() throws IOException {
        Instant later = NOON.plus(Duration.ofHours(1));
        forecastHours(NOON, NOON, 200_000, 200_000, 200_000);
        forecastHours(later, later, 400_000);
        plan().succeeded();
        assertTrue(floorAt(NOON) < floorAt(later), "the later origin asks for more");
        assertEquals(
                floorAt(NOON),
                floorAt(NOON.plus(Duration.ofHours(2))),
                "after the later window the older one holds again");
    }

    @Test
    void minimumHoldsBetweenWindows() throws IOException {
        Instant next = NOON.plus(Duration.ofHours(5));
        forecastHours(NOON, NOON, 200_000);
        forecastHours(NOON.plus(Duration.ofHours(1)), next, 200_000);
        plan().succeeded();
        assertEquals(2, floorAt(NOON.plus(Duration.ofHours(1))));
        assertEquals(2, floorAt(NOON.plus(Duration.ofHours(4))));
        assertTrue(floorAt(next.minus(Duration.ofMinutes(6))) > 2, "asked for a lead time ahead");
    }

    @Test
    void warnsWhenTheMaximumLeavesDemandUnmet() throws IOException {
        forecastHours(NOON, NOON, 4_000_000);
        CommandRun run = plan().succeeded();
        assertTrue(run.err().contains("raise maxCapacity '160' in " + service), run.err());
        assertEquals(1, run.err().lines().count());
    }

    @Test
    void refusesAForecastWithCrossingQuantiles() throws IOException {
        rows.add(NOON + "," + NOON + ",5,4,6,7");
        assertEquals(
                "kickoff: " + folder.resolve("forecast.csv") + " line 2 column p50: '4' must not be below p10 5",
                plan().refusedWith(3));
        assertFalse(Files.exists(out));
    }

    @Test
    void refusesAStepThatComesTwice() throws IOException {
        forecastHours(NOON, NOON, 1000);
        rows.add(rows.get(1));
        String line = plan().refusedWith(3);
        assertTrue(line.contains("has 1998-06-10T12:00:00Z twice"), line);
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(delimiter = '|', textBlock = """
            minCapacity: 2        | minCapacityy: 2             | key 'minCapacityy' is unknown
            minCapacity: 2        | minCapacity: two            | minCapacity 'two' must be a whole number
            minCapacity: 2        | minCapacity: 2.5            | minCapacity '2.5' must be a whole number
            minCapacity: 2        | minCapacity: -2             | minCapacity '-2' must not be negative
            minCapacity: 2        | #                           | minCapacity is missing
            maxCapacity: 160      | maxCapacity: 1              | maxCapacity '1' must be at least 1 and not below minCapacity 2
            leadTime: PT15M       | leadTime: 5 minutes         | leadTime '5 minutes' must be an ISO-8601 duration such as PT5M
            tier: STANDARD        | tier: GOLD                  | tier 'GOLD' must be CRITICAL or STANDARD or BEST_EFFORT
            kind: LINEAR          | kind: EXPONENTIAL           | transform.kind 'EXPONENTIAL' must be LINEAR or LADDER or CURVE
            signal: 20000         | signal: 0                   | transform.points.signal '0.0' must be above zero
            signal: 20000         | signals: 20000              | transform.points[0].signal is missing; it must be a number
            targetUtilisationPct: 80 | targetUtilisationPct: 0  | targetUtilisationPct '0.0' must be above 0 and at most 100
            service: web          | service: {web               | service must be text
            service: web          | ]service: web               | is not readable YAML
            service: web          | minCapacity: 3              | Duplicate field 'minCapacity'
            """)
    void refusesAServiceFileThatBreaksARule(String before, String after, String expected) throws IOException {
        String text = Files.readString(CommandRun.EXAMPLES.resolve("service.yaml"));
        assertTrue(text.contains(before), before);
        service = Files.writeString(folder.resolve("service.yaml"), text.replace(before, after));
        forecastHours(NOON, NOON, 1000);
        String line = plan().refusedWith(3);
        assertTrue(line.startsWith("kickoff: " + service), line);
        assertTrue(line.contains(expected), line);
        assertFalse(Files.exists(out));
    }

    @Test
    void refusesAnEmptyServiceFile() throws IOException {
        service = Files.writeString(folder.resolve("service.yaml"), "");
        forecastHours(NOON, NOON, 1000);
        String line = plan().refusedWith(3);
        assertTrue(line.contains("docs/examples/service.yaml shows"), line);
    }

    private void forecastHours(Instant origin, Instant from, double... p90PerHour) {
        for (int step = 0; step < p90PerHour.length * 6; step++) {
            double p90 = p90PerHour[step / 6];
            rows.add(origin + "," + from.plus(STEP.multipliedBy(step)) + "," + p90 / 4 + "," + p90 / 2 + "," + p90 + ","
                    + p90 * 2);
        }
    }

    private int floorAt(Instant instant) throws IOException {
        int units = -1;
        for (String row : Csv.rows(out)) {
            if (!Instant.parse(Csv.field(row, 0)).isAfter(instant)) {
                units = Integer.parseInt(Csv.field(row, 1));
            }
        }
        return units;
    }

    private CommandRun plan() throws IOException {
        Path forecast = Csv.write(folder.resolve("forecast.csv"), rows.toArray(String[]::new));
        return CommandRun.of("plan", "--forecast", forecast, "--service", service, "--out", out);
    }
}
