package dev.kickoff.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorldOptionsTest {
    private static final Map<String, String> TOKENS =
            Map.of("KICKOFF_ACCESS_OPERATOR_TOKEN", "operator", "KICKOFF_ACCESS_SERVICE_TOKEN", "service");

    @Test
    void startsOnTheDefaultEvening() throws IOException {
        WorldOptions options = parse("--hub", "http://127.0.0.1:8080", "--folder", "data/demo");
        assertEquals(URI.create("http://127.0.0.1:8080"), options.hub());
        assertEquals(Path.of("data/demo"), options.folder().path());
        assertEquals(DemoFolder.DEFAULT_START, options.start());
        assertEquals("service", options.tokens().service());
    }

    @Test
    void takesAnotherEvening() throws IOException {
        WorldOptions options =
                parse("--hub", "http://127.0.0.1:8080", "--folder", "d", "--from", "1998-06-15T11:30:00Z");
        assertEquals(Instant.parse("1998-06-15T11:30:00Z"), options.start());
    }

    @Test
    void namesWhatIsWrong() {
        assertMistake("--from yesterday", "--hub", "http://h", "--folder", "d", "--from", "yesterday");
        assertMistake("unknown option --speed", "--speed", "60");
        assertMistake("--folder needs a value", "--hub", "http://h", "--folder");
        assertMistake("--folder is missing", "--hub", "http://h");
    }

    @Test
    void namesTheTokenThatIsMissing() {
        IllegalArgumentException mistake = assertThrows(
                IllegalArgumentException.class,
                () -> WorldOptions.parse(new String[] {"--hub", "http://h", "--folder", "d"}, Map.of()));
        assertEquals("KICKOFF_ACCESS_OPERATOR_TOKEN is missing", mistake.getMessage());
    }

    @Test
    void neverPrintsAToken() throws IOException {
        assertFalse(parse("--hub", "http://h", "--folder", "d").toString().contains("operator"));
    }

    private static void assertMistake(String message, String... arguments) {
        IllegalArgumentException mistake = assertThrows(IllegalArgumentException.class, () -> parse(arguments));
        assertEquals(message, mistake.getMessage().split(" must be", 2)[0]);
    }

    private static WorldOptions parse(String... arguments) throws IOException {
        return WorldOptions.parse(arguments, TOKENS);
    }
}
