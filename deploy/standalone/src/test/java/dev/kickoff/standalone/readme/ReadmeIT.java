package dev.kickoff.standalone.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The README's commands, run as they stand there, one after the other, by the launcher at the top of the project. */
class ReadmeIT {
    private static final Path ROOT = Path.of(System.getProperty("kickoff.root"));

    @Test
    void commandsOfTheReadmeDoWhatItSays() throws Exception {
        List<String> commands = commands();
        assertEquals(
                List.of("forecast", "plan", "replay"),
                commands.stream().map(command -> command.split(" ")[1]).toList());
        String last = "";
        for (String command : commands) {
            last = run(command);
        }
        for (String row :
                List.of("kickoff plan", "static at peak", "reactive only", "last week ×", "perfect foresight")) {
            assertTrue(last.lines().anyMatch(line -> line.startsWith(row)), last);
        }
    }

    /** What starts with the launcher in the README's code. */
    private static List<String> commands() throws IOException {
        List<String> commands = new ArrayList<>();
        boolean code = false;
        for (String line : Files.readAllLines(ROOT.resolve("README.md"))) {
            code = line.startsWith("```") ? !code : code;
            if (code && line.startsWith("./kickoff ")) {
                commands.add(line);
            }
        }
        return commands;
    }

    private static String run(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", command)
                .directory(ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), command + "\n" + output);
        return output;
    }
}
