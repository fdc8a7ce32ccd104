package dev.kickoff.forecaster.sources;

import dev.kickoff.schemas.InvalidDocumentException;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks that both kinds of metric share. */
final class Declared {
    private Declared() {}

    static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw new InvalidDocumentException(field, null, "is required");
        }
        return value;
    }

    static void text(@Nullable String value, String field) {
        if (required(value, field).isBlank()) {
            throw new InvalidDocumentException(field, value, "must not be blank");
        }
    }

    static void matching(@Nullable String value, Pattern pattern, String field, String remedy) {
        if (!pattern.matcher(required(value, field)).matches()) {
            throw new InvalidDocumentException(field, value, remedy);
        }
    }

    static void httpUrl(@Nullable URI value, String field) {
        URI url = required(value, field);
        // Checked first and not repeated in the message: declarations are shown, and passwords must not be.
        if (url.getRawUserInfo() != null) {
            throw new InvalidDocumentException(
                    field, null, "must not hold a user or password; name a bearerTokenFile instead");
        }
        if (url.getHost() == null || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new InvalidDocumentException(field, url, "must be an http or https URL with a host");
        }
    }
}
