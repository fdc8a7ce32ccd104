package dev.kickoff.demo.hub;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The demo enters matches like a person and all else like a program. Never printed.
 *
 * @param operator lets the match schedule in
 * @param service for signals, samples and the sample services
 */
public record Tokens(String operator, String service) {
    private static final String OPERATOR_KEY = "kickoff.access.operator-token";
    private static final String SERVICE_KEY = "kickoff.access.service-token";

    /** From {@code KICKOFF_ACCESS_OPERATOR_TOKEN} and {@code KICKOFF_ACCESS_SERVICE_TOKEN}. */
    public static Tokens from(Map<String, String> environment) {
        return new Tokens(
                required(environment.get("KICKOFF_ACCESS_OPERATOR_TOKEN"), "KICKOFF_ACCESS_OPERATOR_TOKEN"),
                required(environment.get("KICKOFF_ACCESS_SERVICE_TOKEN"), "KICKOFF_ACCESS_SERVICE_TOKEN"));
    }

    /** From a properties file with the two keys of the server's configuration. */
    public static Tokens from(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new Tokens(
                required(properties.getProperty(OPERATOR_KEY), OPERATOR_KEY + " in " + file),
                required(properties.getProperty(SERVICE_KEY), SERVICE_KEY + " in " + file));
    }

    private static String required(@Nullable String token, String name) {
        if (token == null || token.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return token.strip();
    }

    @Override
    public String toString() {
        return "Tokens[hidden]";
    }
}
