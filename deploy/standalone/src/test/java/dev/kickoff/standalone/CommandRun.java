package dev.kickoff.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine;

/** One run of the command line within this process, as a user would type it. */
public record CommandRun(int exitCode, String out, String err) {
    /** The project's example files. */
    public static final Path EXAMPLES = Path.of(System.getProperty("kickoff.root", "../.."), "docs", "examples");

    public static CommandRun of(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Kickoff.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        String[] words = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
        int exitCode = line.execute(words);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }

    public CommandRun succeeded() {
        assertEquals(0, exitCode, this::toString);
        return this;
    }

    /** @return the one line on standard error */
    public String refusedWith(int expectedExitCode) {
        assertEquals(expectedExitCode, exitCode, this::toString);
        assertEquals("", out);
        assertEquals(1, err.lines().count(), err);
        return err.strip();
    }
}
