package dev.kickoff.forecaster.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A bearer token in a file, which may change at any time. Shows the file's name and never the token. */
public record Secret(@Nullable Path file) {
    /** What RFC 6750 allows; anything else could not be sent in a header. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    public static Secret none() {
        return new Secret(null);
    }

    /** @return null if there is no file */
    @Nullable
    String read() throws SourceException {
        if (file == null) {
            return null;
        }
        try {
            String token = Files.readString(file).strip();
            if (!TOKEN.matcher(token).matches()) {
                throw SourceException.lasting(
                        "the bearer token file " + file + " does not hold one token and nothing else", null);
            }
            return token;
        } catch (IOException unreadable) {
            throw SourceException.lasting("the bearer token file " + file + " cannot be read: " + unreadable, null);
        }
    }
}
