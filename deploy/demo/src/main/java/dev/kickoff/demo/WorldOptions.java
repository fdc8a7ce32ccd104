package dev.kickoff.demo;

import dev.kickoff.demo.hub.Tokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The command line of {@link DemoWorld}.
 *
 * @param hub address of hub and forecaster
 * @param start where a new demo starts
 */
record WorldOptions(URI hub, DemoFolder folder, Instant start, Tokens tokens) {
    static final String USAGE = """
            Usage: DemoWorld --hub <url> --folder <demo folder> [--from <instant>] [--tokens <file>]
              --from    simulated start of a new demo, default %s
              --tokens  properties with kickoff.access.operator-token and kickoff.access.service-token;
                        default: KICKOFF_ACCESS_OPERATOR_TOKEN and KICKOFF_ACCESS_SERVICE_TOKEN in the environment
            """.formatted(DemoFolder.DEFAULT_START);

    /** @throws IllegalArgumentException naming the option that is missing, unknown or unreadable */
    static WorldOptions parse(String[] arguments, Map<String, String> environment) throws IOException {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].matches("--(hub|folder|from|tokens)")) {
                throw new IllegalArgumentException("unknown option " + arguments[i]);
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException(arguments[i] + " needs a value");
            }
            given.put(arguments[i], arguments[i + 1]);
        }
        String tokens = given.get("--tokens");
        return new WorldOptions(
                URI.create(required(given, "--hub")),
                new DemoFolder(Path.of(required(given, "--folder"))),
                start(given.getOrDefault("--from", DemoFolder.DEFAULT_START.toString())),
                tokens == null ? Tokens.from(environment) : Tokens.from(Path.of(tokens)));
    }

    private static Instant start(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw new IllegalArgumentException("--from " + text + " must be like " + DemoFolder.DEFAULT_START);
        }
    }

    private static String required(Map<String, String> given, String option) {
        String value = given.get(option);
        if (value == null) {
            throw new IllegalArgumentException(option + " is missing");
        }
        return value;
    }
}
