package dev.kickoff.standalone.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.standalone.CommandRun;
import dev.kickoff.standalone.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    @TempDir
    Path folder;

    private final Path traffic = CommandRun.EXAMPLES.resolve("traffic.csv");

    @Test
    void printsWhatWouldHaveHappenedWithTheUnitOfEveryNumber() throws IOException {
        Path floors = Csv.write(
                folder.resolve("floors.csv"),
                "timestamp,instances",
                "1998-06-12T12:00:00Z,30",
                "1998-06-12T22:00:00Z,2");
        List<String> lines = replay(floors).succeeded().out().lines().toList();
        assertEquals(
                "Simulated: web from 1998-06-12T12:00:00Z to 1998-06-12T22:00:00Z, 120 steps of 300 s, 0 of them"
                        + " without a record",
                lines.get(0));
        assertTrue(
                lines.get(2)
                        .matches("\\s+short \\(min\\)\\s+unserved \\(%\\)\\s+instance-hours\\s+cost \\(USD\\)"
                                + "\\s+cost vs static \\(%\\)\\s+peak \\(instances\\)"),
                lines.get(2));
        // 501,705 requests in the busiest five minutes need 26 instances; ten hours of them.
        assertTrue(
                lines.get(4).matches("static at peak\\s+0\\s+0\\.000\\s+260\\.0\\s+24\\.96\\s+\\+0\\.0\\s+26"),
                lines.get(4));
        assertTrue(lines.get(3).startsWith("kickoff plan "), lines.get(3));
        assertTrue(lines.get(5).startsWith("reactive only "), lines.get(5));
        assertTrue(lines.get(6).startsWith("last week × 1.5 "), lines.get(6));
        assertTrue(lines.get(7).startsWith("perfect foresight "), lines.get(7));
    }

    @Test
    void saysNoPriceWhenThereIsNone() throws IOException {
        Path service = Files.writeString(
                folder.resolve("service.yaml"),
                Files.readString(CommandRun.EXAMPLES.resolve("service.yaml")).replace("unitPricePerHour", "#"));
        Path floors = Csv.write(
                folder.resolve("floors.csv"),
                "timestamp,instances",
                "1998-06-12T12:00:00Z,30",
                "1998-06-12T22:00:00Z,2");
        assertTrue(CommandRun.of("replay", "--traffic", traffic, "--floors", floors, "--service", service)
                .succeeded()
                .out()
                .contains("no price"));
    }

    @Test
    void refusesFloorsForATimeWithoutTraffic() throws IOException {
        Path floors = Csv.write(
                folder.resolve("floors.csv"),
                "timestamp,instances",
                "2026-06-12T12:00:00Z,30",
                "2026-06-12T22:00:00Z,2");
        String line = replay(floors).refusedWith(3);
        assertTrue(line.contains("there is no traffic between 2026-06-12T12:00:00Z and 2026-06-12T22:00:00Z"), line);
        assertTrue(line.contains("covers 1998-04-30T21:30:00Z to 1998-06-23T00:00:00Z"), line);
    }

    @Test
    void refusesASingleFloorWithoutAnEnd() throws IOException {
        Path floors = Csv.write(folder.resolve("floors.csv"), "timestamp,instances", "1998-06-12T12:00:00Z,30");
        String line = replay(floors).refusedWith(3);
        assertTrue(line.contains("--to"), line);
    }

    @Test
    void refusesAFloorThatIsNotWhole() throws IOException {
        Path floors = Csv.write(folder.resolve("floors.csv"), "timestamp,instances", "1998-06-12T12:00:00Z,3.5");
        assertEquals(
                "kickoff: " + floors + " line 2 column instances: '3.5' must be a whole number",
                replay(floors).refusedWith(3));
    }

    @Test
    void refusesFloorsThatGoBackInTime() throws IOException {
        Path floors = Csv.write(
                folder.resolve("floors.csv"),
                "timestamp,instances",
                "1998-06-12T12:00:00Z,3",
                "1998-06-12T12:00:00Z,4");
        assertEquals(
                "kickoff: " + floors
                        + " line 3 column timestamp: '1998-06-12T12:00:00Z' must be after the row before it",
                replay(floors).refusedWith(3));
    }

    @Test
    void refusesAMultiplierOfNothing() throws IOException {
        Path floors = Csv.write(
                folder.resolve("floors.csv"),
                "timestamp,instances",
                "1998-06-12T12:00:00Z,3",
                "1998-06-12T13:00:00Z,4");
        String line = replay(floors, "--multiplier", "0").refusedWith(2);
        assertTrue(line.contains("--multiplier '0.0' must be above 0"), line);
    }

    @Test
    void refusesATimeItCannotRead() throws IOException {
        String line = replay(folder, "--from", "yesterday").refusedWith(2);
        assertTrue(line.contains("'yesterday' is not a time in UTC such as"), line);
    }

    private CommandRun replay(Path floors, Object... more) {
        Object[] arguments = new Object[7 + more.length];
        List<Object> first = List.of(
                "replay",
                "--traffic",
                traffic,
                "--floors",
                floors,
                "--service",
                CommandRun.EXAMPLES.resolve("service.yaml"));
        System.arraycopy(first.toArray(), 0, arguments, 0, 7);
        System.arraycopy(more, 0, arguments, 7, more.length);
        return CommandRun.of(arguments);
    }
}
