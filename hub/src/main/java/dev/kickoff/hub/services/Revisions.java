package dev.kickoff.hub.services;

import dev.kickoff.schemas.InvalidDocumentException;
import org.jspecify.annotations.Nullable;

/** Which revision an edit is about: as {@code If-Match} or in the body. */
final class Revisions {
    private Revisions() {}

    static int edited(@Nullable String ifMatch, @Nullable Integer inBody) {
        if (ifMatch != null) {
            String number = ifMatch.replace("\"", "");
            if (!number.matches("\\d{1,9}")) {
                throw new InvalidDocumentException(
                        "If-Match", ifMatch, "must be the ETag of the revision that was read, for example \"3\"");
            }
            return Integer.parseInt(number);
        }
        if (inBody == null) {
            throw new InvalidDocumentException(
                    "revision", null, "is required: the revision that was read and is changed here, 0 for none");
        }
        return inBody;
    }
}
