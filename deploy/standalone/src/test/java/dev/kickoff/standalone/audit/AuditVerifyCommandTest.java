package dev.kickoff.standalone.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.standalone.CommandRun;
import dev.kickoff.standalone.cli.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On four entries whose hashes another program computed from the description in docs/access.md. */
class AuditVerifyCommandTest {
    @TempDir
    Path folder;

    @Test
    void anUntouchedExportIsIntact() throws IOException {
        Path file = export(lines());
        String out = verify(file).succeeded().out();
        assertTrue(out.startsWith("Intact: 4 entries, 1 to 4"), out);
    }

    @Test
    void oneChangedWordIsFound() throws IOException {
        List<String> lines = lines();
        Path file = export(List.of(lines.get(0), lines.get(1).replace("ada", "eve"), lines.get(2), lines.get(3)));
        CommandRun run = verify(file);
        assertEquals(ExitCode.BAD_INPUT, run.exitCode());
        assertTrue(run.err().contains("Entry 2 was changed"), run.err());
    }

    @Test
    void anEntryThatIsMissingIsFound() throws IOException {
        List<String> lines = lines();
        CommandRun run = verify(export(List.of(lines.get(0), lines.get(2), lines.get(3))));
        assertEquals(ExitCode.BAD_INPUT, run.exitCode());
        assertTrue(run.err().contains("Entry 3 follows entry 1"), run.err());
    }

    @Test
    void anEndThatWasCutOffIsFoundWithTheHashThatWasNoted() throws IOException {
        List<String> lines = lines();
        String head = lines.get(3).replaceAll(".*\"hash\":\"([0-9a-f]{64})\".*", "$1");
        CommandRun.of("audit-verify", "--file", export(lines), "--head", head).succeeded();
        CommandRun run = CommandRun.of("audit-verify", "--file", export(lines.subList(0, 3)), "--head", head);
        assertEquals(ExitCode.BAD_INPUT, run.exitCode());
        assertTrue(run.err().contains("cut off"), run.err());
    }

    @Test
    void aPartSaysWhatItDoesNotShow() throws IOException {
        String out = verify(export(lines().subList(2, 4))).succeeded().out();
        assertTrue(out.contains("does not begin with entry 1"), out);
    }

    @Test
    void refusesAFileThatIsNone() throws IOException {
        CommandRun run = verify(export(List.of("timestamp,instances")));
        assertEquals(ExitCode.BAD_INPUT, run.exitCode());
        assertTrue(run.err().contains("Line 1 is no entry"), run.err());
        assertEquals(ExitCode.BAD_INPUT, verify(export(List.of())).exitCode());
        assertEquals(
                ExitCode.USAGE,
                CommandRun.of("audit-verify", "--file", export(lines()), "--head", "abc")
                        .exitCode());
    }

    private CommandRun verify(Path file) {
        return CommandRun.of("audit-verify", "--file", file);
    }

    private Path export(List<String> lines) throws IOException {
        return Files.write(folder.resolve("audit.ndjson"), lines);
    }

    private static List<String> lines() throws IOException {
        try (var export = AuditVerifyCommandTest.class.getResourceAsStream("/audit.ndjson")) {
            return new String(export.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
