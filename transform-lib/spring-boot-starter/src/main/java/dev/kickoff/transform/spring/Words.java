package dev.kickoff.transform.spring;

import dev.kickoff.schemas.InvalidDocumentException;
import java.util.Locale;

/** From the words of the library's messages to those of the properties. */
final class Words {
    private Words() {}

    /** {@code min-capacity} for a message that begins with {@code minCapacity}. */
    static String dashed(IllegalArgumentException refused) {
        String field = refused instanceof InvalidDocumentException invalid
                ? invalid.field()
                : String.valueOf(refused.getMessage()).split("[ :]", 2)[0];
        return field.replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
