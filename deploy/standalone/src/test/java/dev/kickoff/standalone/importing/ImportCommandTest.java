package dev.kickoff.standalone.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.emulator.Form;
import dev.kickoff.emulator.FormProxy;
import dev.kickoff.emulator.Mishap;
import dev.kickoff.emulator.PrometheusServer;
import dev.kickoff.standalone.CommandRun;
import dev.kickoff.standalone.Csv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a real Prometheus server with five hours of minutes, through a proxy that counts and disturbs. */
class ImportCommandTest {
    private static final Instant FROM = Instant.parse("2026-03-01T00:00:00Z");
    private static final int STEPS = 300;

    @TempDir
    static Path data;

    private static PrometheusServer prometheus;

    @TempDir
    Path folder;

    private FormProxy proxy;
    private Path out;
    private Path partial;

    @BeforeAll
    static void startServer() {
        List<String> lines = new ArrayList<>(List.of("# TYPE requests gauge"));
        IntStream.range(0, STEPS)
                .filter(step -> step != 7)
                .forEach(step -> lines.add("requests " + (step == 9 ? "NaN" : step + 0.5) + " "
                        + at(step + 1).getEpochSecond()));
        prometheus = PrometheusServer.start(data, lines);
    }

    @AfterAll
    static void stopServer() {
        prometheus.close();
    }

    @BeforeEach
    void begin() {
        proxy = FormProxy.before(prometheus.url());
        out = folder.resolve("traffic.csv");
        partial = folder.resolve("traffic.csv.partial");
    }

    @AfterEach
    void end() {
        proxy.close();
    }

    @Test
    void writesEveryStepThatHasAValue() throws IOException {
        CommandRun run = fromPrometheus().succeeded();

        assertWhole();
        assertEquals(
                out + ": 300 steps, 2 without a value, of these 1 negative or not finite",
                run.out().strip());
        assertEquals(
                List.of("100 of 300 steps", "200 of 300 steps", "300 of 300 steps"),
                run.err().lines().toList());
    }

    @Test
    void carriesOnWhereAnInterruptedImportEnded() throws IOException {
        // Two tries a page: the first page goes well on its second, the next one never.
        proxy.next(Mishap.lost(), Mishap.none(), Mishap.status(503, ""), Mishap.status(503, ""));
        String failure = fromPrometheus("--tries", 2).err();
        assertTrue(failure.contains("answered 503; 100 of 300 steps are in " + partial), failure);
        assertFalse(Files.exists(out), "whole or not at all");

        CommandRun run = fromPrometheus().succeeded();

        assertTrue(run.err().startsWith("carrying on at 2026-03-01T01:40:00Z: 100 of 300 steps"), run.err());
        assertWhole();
        assertEquals(List.of(at(1), at(101), at(201)), startsAsked(), "no page is read twice");
        assertFalse(Files.exists(partial));
    }

    @Test
    void takesAwayWhatAKillLeftHalfWritten() throws IOException {
        proxy.next(Mishap.none(), Mishap.status(401, ""));
        fromPrometheus();
        Files.writeString(partial, "2026-03-01T01:40:00Z,100.5\n2026-03-01T01:41:0", StandardOpenOption.APPEND);

        fromPrometheus().succeeded();

        assertWhole();
    }

    @Test
    void refusesThePartialFileOfAnotherImport() throws IOException {
        proxy.next(Mishap.none(), Mishap.status(401, ""));
        fromPrometheus();
        String before = Files.readString(partial);

        CommandRun other = importing("--prometheus", proxy.url(), "--query", "other", "--page-steps", 100);

        String line = other.refusedWith(3);
        assertTrue(line.contains(partial + " is of another import"), line);
        assertEquals(before, Files.readString(partial));
    }

    @Test
    void writesNothingWithoutASingleValue() {
        String line =
                importing("--prometheus", proxy.url(), "--query", "nothing").err();
        assertTrue(line.contains("there is not a single value from 2026-03-01T00:00:00Z"), line);
        assertFalse(Files.exists(out) || Files.exists(partial));
    }

    @Test
    void bringsTheRowsOfAFileInOrderAndCutsThem() throws IOException {
        Path file = Csv.write(
                folder.resolve("in.csv"),
                "timestamp,value",
                "2026-03-01T00:02:00Z,3",
                "2026-03-01T00:00:00Z,1.50",
                "2027-01-01T00:00:00Z,9",
                "2026-03-01T00:01:00Z,10000000");
        importing("--csv", file).succeeded();
        assertEquals(
                List.of(
                        "timestamp,value",
                        "2026-03-01T00:00:00Z,1.5",
                        "2026-03-01T00:01:00Z,10000000",
                        "2026-03-01T00:02:00Z,3"),
                Files.readAllLines(out));
    }

    @Test
    void namesTheRowOfAFileThatIsNotOnTheStep() throws IOException {
        Path file = Csv.write(folder.resolve("in.csv"), "timestamp,value", "2026-03-01T00:02:30Z,3");
        String line = importing("--csv", file).refusedWith(3);
        assertTrue(line.contains("in.csv line 2 column timestamp: '2026-03-01T00:02:30Z'"), line);
    }

    @Test
    void sendsTheTokenOfAFileAndNeverShowsIt() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "top-secret-token\n");
        CommandRun run = fromPrometheus("--bearer-token-file", token).succeeded();
        assertEquals("Bearer top-secret-token", proxy.authorization());
        assertFalse((run.out() + run.err() + Files.readString(out)).contains("top-secret-token"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--step 7                        | --step '7' must be between 60 and 86400 and divide a day",
                "--from 2026-03-01T00:00:30Z     | '2026-03-01T00:00:30Z' must be the start of a step of 60 seconds",
                "--to 2026-02-01T00:00:00Z       | --to '2026-02-01T00:00:00Z' must be after --from",
                "--to 2999-01-01T00:00:00Z       | must not be in the future",
                "--prometheus ftp://example.com  | --prometheus: url 'ftp://example.com' must be an http or https URL",
                "--page-steps 0                  | --page-steps and --tries must be 1 or more"
            })
    void refusesOptionsThatCannotBe(String option, String message) {
        List<Object> options = new ArrayList<>(List.of(
                "--prometheus",
                proxy.url(),
                "--query",
                "q",
                "--step",
                60,
                "--from",
                FROM,
                "--to",
                at(STEPS),
                "--page-steps",
                10,
                "--out",
                out));
        String[] words = option.strip().split(" ");
        options.set(options.indexOf(words[0]) + 1, words[1]);
        options.add(0, "import");
        String line = CommandRun.of(options.toArray()).refusedWith(2);
        assertTrue(line.contains(message), line);
        assertFalse(Files.exists(partial));
    }

    @Test
    void refusesTwoSourcesAtOnce() {
        String line = importing("--prometheus", proxy.url(), "--query", "q", "--csv", "x.csv")
                .refusedWith(2);
        assertTrue(line.contains("--csv"), line);
    }

    private CommandRun fromPrometheus(Object... more) {
        List<Object> options = new ArrayList<>(
                List.of("--prometheus", proxy.url(), "--query", "last_over_time(requests[30s])", "--page-steps", 100));
        options.addAll(Arrays.asList(more));
        return importing(options.toArray());
    }

    private CommandRun importing(Object... source) {
        Stream<Object> options = Stream.concat(
                Stream.of("import", "--step", 60, "--from", FROM, "--to", at(STEPS), "--out", out),
                Arrays.stream(source));
        return CommandRun.of(options.toArray());
    }

    private void assertWhole() throws IOException {
        List<String> expected = new ArrayList<>(List.of("timestamp,value"));
        IntStream.range(0, STEPS)
                .filter(step -> step != 7 && step != 9)
                .forEach(step -> expected.add(at(step) + "," + (step + 0.5)));
        assertEquals(String.join("\n", expected) + "\n", new String(Files.readAllBytes(out), StandardCharsets.UTF_8));
        assertFalse(Files.exists(partial));
    }

    private List<Instant> startsAsked() {
        return proxy.answered().stream().map(ImportCommandTest::start).toList();
    }

    private static Instant start(Form form) {
        return Instant.ofEpochSecond(Long.parseLong(Objects.requireNonNull(form.get("start"))));
    }

    private static Instant at(int step) {
        return FROM.plusSeconds(60L * step);
    }
}
