package dev.kickoff.hub.services;

import dev.kickoff.schemas.InvalidDocumentException;
import org.jspecify.annotations.Nullable;

/** Why something was changed: required, because somebody will ask at three in the morning. */
final class Reasons {
    private static final int LONGEST = 500;

    private Reasons() {}

    static String required(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw new InvalidDocumentException("reason", reason, "is required: say why this is changed");
        }
        if (reason.length() > LONGEST) {
            throw new InvalidDocumentException(
                    "reason", reason.length() + " characters", "must not be longer than " + LONGEST + " characters");
        }
        return reason.strip();
    }
}
